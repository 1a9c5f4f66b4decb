import {
  between,
  gradient,
  ground,
  mix,
  ridge,
  sky,
  stars,
  sun,
  type Canvas,
  type Scene,
} from './drawing.ts';

interface Light {
  /** Part of the width from the left. */
  readonly x: number;
  /** Part of the height from the top. */
  readonly y: number;
  /** Part of the height. */
  readonly radius: number;
  readonly colour: string;
}

function lit(canvas: Canvas, light: Light | undefined): string {
  return light === undefined ? '' : sun(canvas, light.x, light.y, light.radius, light.colour);
}

/** Ranges behind ranges, each nearer one darker, with mist in the valleys. */
export function mountains(
  colours: readonly string[],
  far: string,
  near: string,
  light?: Light,
  rough = 0.7,
): Scene {
  return (canvas) => {
    const layers = 6;
    const haze = colours.at(-1) ?? far;
    const ranges = Array.from({ length: layers }, (_, layer) => {
      const part = layer / (layers - 1);
      const colour = mix(far, near, part);
      const line = ridge(canvas, 0.5 + part * 0.42, 0.26 - part * 0.12, rough);
      return (
        gradient(`range${layer}`, [colour, mix(colour, haze, 0.45 - part * 0.35)]) +
        ground(canvas, line, `url(#range${layer})`)
      );
    });
    return sky(canvas, colours) + lit(canvas, light) + ranges.join('');
  };
}

/** Mountains and their mirror image in a lake. */
export function lake(colours: readonly string[], far: string, near: string, light?: Light): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const shore = height * 0.58;
    const ranges = [0, 1, 2].map((layer) =>
      ground(
        canvas,
        ridge(canvas, 0.42 + layer * 0.06, 0.26 - layer * 0.08, 0.75),
        mix(far, near, layer / 2),
      ),
    );
    const above = `<g clip-path="url(#above)">${sky(canvas, colours)}${lit(canvas, light)}${ranges.join('')}</g>`;
    const ripples = Array.from({ length: 60 }, () => {
      const y = shore + random() ** 1.6 * (height - shore);
      const length = between(random, 0.04, 0.3) * width;
      return `<rect x="${(random() * width - length / 2).toFixed(0)}" y="${y.toFixed(0)}" width="${length.toFixed(0)}" height="${between(random, 0.6, 2.2).toFixed(1)}" fill="#ffffff" opacity="${between(random, 0.04, 0.16).toFixed(2)}"/>`;
    });
    return `<clipPath id="above"><rect width="${width}" height="${shore}"/></clipPath>${above}
<g transform="translate(0 ${shore * 2}) scale(1 -1)" opacity=".72">${above}</g>
<rect y="${shore}" width="${width}" height="${height - shore}" fill="${near}" opacity=".32"/>
<rect y="${shore - 1}" width="${width}" height="2" fill="#ffffff" opacity=".35"/>${ripples.join('')}`;
  };
}

/** The sea with the light's path on it, and perhaps a boat. */
export function sea(
  colours: readonly string[],
  water: readonly string[],
  light: Light,
  hasBoat: boolean,
): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const horizon = height * 0.56;
    const glitter = Array.from({ length: 150 }, () => {
      const depth = random() ** 1.4;
      const reach = (0.02 + depth * 0.16) * width;
      const x = light.x * width + (random() + random() - 1) * reach;
      const w = (0.008 + depth * 0.05) * width * random();
      return `<ellipse cx="${x.toFixed(0)}" cy="${(horizon + 3 + depth * (height - horizon)).toFixed(0)}" rx="${w.toFixed(1)}" ry="${(0.8 + depth * 3).toFixed(1)}" fill="${mix(light.colour, '#ffffff', 0.4)}" opacity="${between(random, 0.15, 0.75).toFixed(2)}"/>`;
    });
    const swell = Array.from({ length: 40 }, () => {
      const depth = random();
      return `<rect x="${(random() * width).toFixed(0)}" y="${(horizon + depth * (height - horizon)).toFixed(0)}" width="${(width * between(random, 0.05, 0.3)).toFixed(0)}" height="${(1 + depth * 2).toFixed(1)}" fill="${random() < 0.5 ? '#ffffff' : '#001020'}" opacity=".07"/>`;
    });
    const coast = ground(canvas, ridge(canvas, 0.6, 0.1, 0.3), mix(water[0] ?? '#203040', '#101828', 0.55));
    return `${sky(canvas, colours)}${lit(canvas, light)}<clipPath id="air"><rect width="${width}" height="${horizon}"/></clipPath><g clip-path="url(#air)" opacity=".8">${coast}</g>
${gradient('water', water)}<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#water)"/>${swell.join('')}${glitter.join('')}${hasBoat ? boat(width * (light.x > 0.5 ? 0.3 : 0.68), horizon + height * 0.06, height * 0.13) : ''}`;
  };
}

function boat(x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${(x + dx * size).toFixed(1)},${(y + dy * size).toFixed(1)}`;
  return `<polygon points="${at(-0.5, 0)} ${at(0.55, 0)} ${at(0.38, 0.16)} ${at(-0.36, 0.16)}" fill="#22202c"/>
<polygon points="${at(0.02, -1.1)} ${at(0.02, -0.08)} ${at(0.5, -0.08)}" fill="#f7ede0"/><polygon points="${at(-0.03, -0.95)} ${at(-0.03, -0.08)} ${at(-0.36, -0.08)}" fill="#e2cfc0"/>
<ellipse cx="${x}" cy="${y + size * 0.2}" rx="${size * 0.55}" ry="${size * 0.05}" fill="#0b1020" opacity=".35"/>`;
}

/** Smooth hills of sand, each with its sunny and its shaded side. */
export function dunes(colours: readonly string[], sunny: string, shaded: string, light?: Light): Scene {
  return (canvas) => {
    const layers = [0, 1, 2, 3, 4].map((layer) => {
      const colour = mix(sunny, shaded, layer / 6);
      const line = ridge(canvas, 0.5 + layer * 0.11, 0.2, 0.04);
      return (
        gradient(
          `dune${layer}`,
          [mix(colour, '#fff3d8', 0.18), mix(colour, shaded, 0.75)],
          layer % 2 === 0 ? 'down' : 'across',
        ) + ground(canvas, line, `url(#dune${layer})`)
      );
    });
    return sky(canvas, colours) + lit(canvas, light) + layers.join('');
  };
}

/** Conifers in rows, the far ones lost in mist. */
export function forest(mist: string, dark: string, isSnowing = false): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const rows = [0, 1, 2, 3, 4].map((row) => {
      const part = row / 4;
      const colour = mix(mist, dark, 0.18 + part * 0.82);
      const trees = Array.from({ length: 26 - row * 4 }, () => {
        const size = height * (0.16 + part * 0.42) * between(random, 0.65, 1.15);
        return spruce(
          random() * width * 1.1 - width * 0.05,
          height * (0.62 + part * 0.42),
          size,
          random,
          colour,
        );
      });
      return `${trees.join('')}<rect y="${height * 0.3}" width="${width}" height="${height * 0.7}" fill="url(#fog)" opacity="${(0.5 - part * 0.42).toFixed(2)}"/>`;
    });
    const flakes = isSnowing
      ? Array.from(
          { length: 240 },
          () =>
            `<circle cx="${(random() * width).toFixed(0)}" cy="${(random() * height).toFixed(0)}" r="${between(random, 0.8, 4.5).toFixed(1)}" fill="#ffffff" opacity="${between(random, 0.35, 0.95).toFixed(2)}"/>`,
        )
      : [];
    const fog = `<linearGradient id="fog" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mist}" stop-opacity="0"/><stop offset="1" stop-color="${mist}"/></linearGradient>`;
    return `${sky(canvas, [mix(mist, '#ffffff', 0.55), mist])}${fog}${rows.join('')}${flakes.join('')}`;
  };
}

function spruce(x: number, foot: number, size: number, random: () => number, colour: string): string {
  const tiers = 9;
  const side = (sign: number) =>
    Array.from({ length: tiers }, (_, tier) => {
      const part = (tier + 1) / tiers;
      const reach = size * 0.19 * part * between(random, 0.8, 1.15);
      const y = foot - size * (1 - part);
      return [
        `${(x + sign * reach).toFixed(1)},${y.toFixed(1)}`,
        `${(x + sign * reach * 0.5).toFixed(1)},${(y - size * 0.012).toFixed(1)}`,
      ];
    });
  const left = side(-1).flat();
  const right = side(1)
    .map(([tip, inner]) => [inner, tip])
    .toReversed()
    .flat();
  return `<polygon points="${x.toFixed(1)},${(foot - size).toFixed(1)} ${left.join(' ')} ${right.join(' ')}" fill="${colour}"/>`;
}

/** Rows of flowers that run to the horizon, and a tree that stands alone. */
export function field(colours: readonly string[], bloom: string, leaf: string, light?: Light): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const horizon = height * 0.5;
    const middle = width * 0.44;
    const rows = Array.from({ length: 27 }, (_, index) => {
      const offset = index - 13;
      const [left, right] = [middle + offset * width * 0.16, middle + (offset + 0.62) * width * 0.16];
      return `<polygon points="${middle + offset * 5},${horizon} ${middle + offset * 5 + 3},${horizon} ${right},${height} ${left},${height}" fill="url(#row)"/>`;
    });
    const blossoms = Array.from({ length: 900 }, () => {
      const depth = random() ** 1.7;
      const row = Math.floor(random() * 27) - 13 + random() * 0.62;
      const x = middle + row * (5 + depth * (width * 0.16 - 5));
      return `<circle cx="${x.toFixed(0)}" cy="${(horizon + depth * (height - horizon)).toFixed(0)}" r="${(0.6 + depth * 4).toFixed(1)}" fill="${mix(bloom, '#ffffff', random() * 0.5)}" opacity=".7"/>`;
    });
    const tree = `<rect x="${width * 0.735}" y="${horizon - height * 0.09}" width="${width * 0.008}" height="${height * 0.1}" fill="#3a2c28"/>${Array.from({ length: 16 }, () => `<circle cx="${(width * 0.739 + (random() - 0.5) * width * 0.075).toFixed(0)}" cy="${(horizon - height * 0.13 + (random() - 0.5) * height * 0.1).toFixed(0)}" r="${(height * between(random, 0.025, 0.05)).toFixed(0)}" fill="${mix(leaf, '#101810', 0.45 + random() * 0.25)}"/>`).join('')}`;
    return `${sky(canvas, colours)}${lit(canvas, light)}${ground(canvas, ridge(canvas, 0.47, 0.07, 0.15), mix(leaf, colours.at(-1) ?? leaf, 0.55))}
<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${mix(leaf, '#202018', 0.35)}"/>${gradient('row', [mix(bloom, '#ffffff', 0.25), mix(bloom, '#180828', 0.25)])}${rows.join('')}${blossoms.join('')}${tree}`;
  };
}

/** Curtains of light over a dark shore. */
export function aurora(night: readonly string[], lights: readonly string[]): Scene {
  return (canvas) => {
    const { height, random } = canvas;
    const curtains = lights.map((colour, index) => {
      const line = ridge(canvas, 0.34 + index * 0.07, 0.16, 0.1);
      const upper = line.map((point) => {
        const [x = 0, y = 0] = point.split(',').map(Number);
        return `${x},${(y - height * between(random, 0.2, 0.3)).toFixed(1)}`;
      });
      return `<linearGradient id="light${index}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colour}" stop-opacity="0"/><stop offset=".8" stop-color="${colour}" stop-opacity=".75"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></linearGradient>
<polygon points="${line.join(' ')} ${upper.toReversed().join(' ')}" fill="url(#light${index})"/>`;
    });
    return `<filter id="soft" x="-10%" y="-30%" width="120%" height="160%"><feGaussianBlur stdDeviation="${height * 0.016}"/></filter>${sky(canvas, night)}${stars(canvas, 260, 0.8)}<g filter="url(#soft)">${curtains.join('')}</g>
${ground(canvas, ridge(canvas, 0.76, 0.14, 0.7), '#0a1420')}${ground(canvas, ridge(canvas, 0.9, 0.08, 0.3), '#050a10')}`;
  };
}

/** Hot-air balloons over hills. */
export function balloons(
  colours: readonly string[],
  hills: readonly [far: string, near: string],
  stripes: readonly (readonly [string, string])[],
): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const flying = stripes.map((pair, index) => {
      const size = height * (0.3 - index * 0.042);
      const x = width * ((0.24 + index * 0.37) % 0.86) + between(random, -0.03, 0.03) * width;
      return balloon(x, height * between(random, 0.2, 0.46), size, pair);
    });
    const ground1 = ground(canvas, ridge(canvas, 0.76, 0.12, 0.35), hills[0]);
    return `${sky(canvas, colours)}${sun(canvas, 0.8, 0.62, 0.045, '#fff0c8')}${ground1}${flying.toReversed().join('')}${ground(canvas, ridge(canvas, 0.9, 0.1, 0.2), hills[1])}`;
  };
}

function balloon(x: number, y: number, size: number, [first, second]: readonly [string, string]): string {
  const r = size / 2;
  const gores = [1, 0.66, 0.3].map(
    (part, index) =>
      `<ellipse cx="${x}" cy="${y}" rx="${r * part}" ry="${r}" fill="${index % 2 === 0 ? first : second}"/>`,
  );
  const skirt = `<polygon points="${x - r * 0.62},${y + r * 0.78} ${x + r * 0.62},${y + r * 0.78} ${x + r * 0.16},${y + r * 1.3} ${x - r * 0.16},${y + r * 1.3}" fill="${mix(first, '#201010', 0.25)}"/>`;
  const basket = `<rect x="${x - r * 0.14}" y="${y + r * 1.42}" width="${r * 0.28}" height="${r * 0.2}" rx="2" fill="#5a3a22"/>`;
  return `${skirt}${gores.join('')}<ellipse cx="${x - r * 0.35}" cy="${y - r * 0.35}" rx="${r * 0.3}" ry="${r * 0.4}" fill="#ffffff" opacity=".16"/>${basket}`;
}
