import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'bot-challenge',
  stage: 'intermediary',
  title: 'A bot wall answered with a challenge',
  docs: [
    {
      text: 'A challenge page asks the visitor’s browser to prove that it is one; a fetch or XMLHttpRequest cannot do so.',
      url: 'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
    },
  ],
  means: 'it takes the caller for a robot and asks for a proof that a script cannot give',
  owner: 'intermediary',
  steps: [
    {
      step: 'Exempt the API path from the challenge, or let clearance from the page cover it.',
      why: 'A challenge is an HTML page for people: fetch gets the page in place of the data, mostly without CORS headers.',
      ask: 'exempt this path from the challenge: a script cannot solve one',
    },
    {
      step: 'Open the address once in a tab, solve the challenge and repeat the call.',
      why: 'If it passes then, it is the wall and nothing else.',
      owner: 'client',
    },
  ],
});
