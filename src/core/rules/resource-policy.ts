import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'resource-policy',
  stage: 'authorization',
  title: 'A policy of the resource denies the request',
  docs: [
    {
      text: 'An explicit deny in any of these policies overrides the allow.',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    },
  ],
  means: 'a policy of the resource or its authorizer denies it',
  owner: 'server',
  steps: [
    {
      step: 'Find the policy that decides: resource, identity, organisation, network endpoint, authorizer. Allow this action on this resource, and remove an explicit deny.',
      why: 'Who you are is known; a deny anywhere wins over every allow.',
      ask: 'look up in the audit log which policy decided, and allow this action on this resource',
    },
    {
      step: 'Use the provider’s policy simulator or its audit log at the time of the request.',
      why: 'They name the statement that decided.',
    },
  ],
});
