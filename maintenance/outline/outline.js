// Draws the outline that the map of places needs, once: `npm ci && npm run outline`, here. Nothing else runs this.
// From Natural Earth's countries at 1:10 million (public domain, naturalearthdata.com) as world-atlas (ISC) packs them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { merge } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const COUNTRIES = new Set(["826", "372", "833"]); // ISO 3166-1: United Kingdom, Ireland, Isle of Man
const SMALLEST_BEND = 0.0015; // square degrees: a triangle of three neighbouring points that is smaller goes (Visvalingam)
const SMALLEST_ISLAND = 0.003; // square degrees, about 20 square kilometres
const DECIMALS = 2; // as the places themselves have: about a kilometre
const TARGET = new URL("../../plugins/socialcarefuture/site/data/outline.json", import.meta.url);

const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json")));
const found = world.objects.countries.geometries.filter(country => COUNTRIES.has(country.id));
if (found.length !== COUNTRIES.size) throw new Error("world-atlas no longer has every country that we draw");

const area = ring => Math.abs(ring.reduce((sum, [x, y], n) => {
    const [u, v] = ring[(n + 1) % ring.length];
    return sum + x * v - u * y;
}, 0)) / 2;
const round = number => Number(number.toFixed(DECIMALS));
const north = ring => Math.min(...ring.map(point => point[1])) > 49.5; // no territory over the sea

// Simplified before the countries are joined, so that the coasts of two countries still meet; `merge` leaves no border.
const simple = simplify(presimplify(world), SMALLEST_BEND);
const land = merge(simple, simple.objects.countries.geometries.filter(country => COUNTRIES.has(country.id)));

const rings = land.coordinates.map(([ring]) => ring)
    .filter(ring => north(ring) && area(ring) >= SMALLEST_ISLAND)
    .sort((one, other) => area(other) - area(one))
    .map(ring => ring.slice(0, -1).map(point => point.map(round)))
    .filter(ring => ring.length >= 4);

writeFileSync(TARGET, `[\n${rings.map(ring => JSON.stringify(ring)).join(",\n")}\n]\n`);
console.log(`${rings.length} islands, ${rings.flat().length} points`);
