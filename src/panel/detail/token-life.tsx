import { useZone } from '../preferences.ts';
import { clock, dateAndTime, type Zone } from '../time.ts';
import { words } from '../words.ts';
import { type Place, placesOf, type TokenTimes, timesSentence } from './token-times.ts';
import './token-life.css';

const DAY = 86_400_000;

/** The clock where all happened within a day, else the date too. */
function shown(time: number, places: readonly Place[], zone: Zone): string {
  const first = places[0]?.time ?? time;
  const last = places.at(-1)?.time ?? time;
  return last - first < DAY ? clock(time, zone) : dateAndTime(time, zone).slice(0, 16);
}

function nameOf(name: Place['name'], times: TokenTimes): string {
  switch (name) {
    case 'issued':
      return words(times.notBefore === times.issued ? 'issuedValid' : 'issued');
    case 'notBefore':
      return words('notBefore');
    case 'request':
      return words('requestMoment');
    case 'expires':
      return words(times.expires !== null && times.request >= times.expires ? 'expired' : 'expires');
  }
}

/** Labels closer than this share one line, in percent: the width of a label in the narrowest panel. */
const TOO_CLOSE = 46;

/** A label that stands at its place without leaving the line: the nearer the end, the more it leans inwards. */
const at = (place: number) => ({ left: `${place}%`, transform: `translateX(-${place}%)` });

/** Issued, valid from, request, expires: on one line, to scale as far as that shows anything. */
export function TokenLife({ times }: { readonly times: TokenTimes }) {
  const zone = useZone();
  const places = placesOf(times);
  const request = places.find((place) => place.name === 'request');
  const limits = places.filter((place) => place.name !== 'request');
  const from = places.findLast((place) => place.name === 'notBefore' || place.name === 'issued');
  const to = places.find((place) => place.name === 'expires');
  const label = (place: Place) => `${nameOf(place.name, times)} ${shown(place.time, places, zone)}`;
  const first = limits[0];
  const last = limits.at(-1);
  const together = limits.length > 2 || (first && last && first !== last && last.at - first.at < TOO_CLOSE);
  const inside = from && to && request ? request.at >= from.at && request.at < to.at : true;
  return (
    <figure className="token-life" data-inside={inside}>
      {request && (
        <p className="token-life-label request" style={at(request.at)}>
          {label(request)}
        </p>
      )}
      <svg className="token-life-line" aria-hidden="true">
        <line className="flow-wire" x1="0" x2="100%" y1="12" y2="12" />
        {from && (
          <rect
            className="token-life-band"
            x={`${from.at}%`}
            width={`${(to?.at ?? 100) - from.at}%`}
            y="6"
            height="12"
            rx="2"
          />
        )}
        {limits.map((place) => (
          <line key={place.name} className="token-life-edge" x1={`${place.at}%`} x2={`${place.at}%`} y1="2" y2="22" />
        ))}
        {request && (
          <>
            <line className="token-life-pin" x1={`${request.at}%`} x2={`${request.at}%`} y1="0" y2="24" />
            <circle className="token-life-head" cx={`${request.at}%`} cy="12" r="4" />
          </>
        )}
      </svg>
      {together && first && last ? (
        <p className="token-life-label" style={at((first.at + last.at) / 2)}>
          {limits.map(label).join(' · ')}
        </p>
      ) : (
        <div className="token-life-limits">
          {limits.map((place) => (
            <p key={place.name} className="token-life-label" style={at(place.at)}>
              {label(place)}
            </p>
          ))}
        </div>
      )}
      <figcaption className={inside ? 'muted' : 'bad'}>{timesSentence(times)}</figcaption>
    </figure>
  );
}
