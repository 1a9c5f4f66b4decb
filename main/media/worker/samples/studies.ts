import { between, bokeh, gradient, mix, sky, stars, sun, type Scene } from './drawing.ts';

/** Towers with lit windows, and their lights in the river. */
export function city(night: readonly string[], lamp: string): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const shore = height * 0.74;
    const rows = [0, 1, 2].map((row) => {
      const colour = mix(night[1] ?? '#334466', '#0a0d1a', 0.35 + row * 0.32);
      let buildings = '';
      for (let x = -20; x < width;) {
        const w = between(random, 0.035, 0.09) * width;
        const h = height * (0.5 - row * 0.12) * between(random, 0.45, 1.1);
        buildings += `<rect x="${x.toFixed(0)}" y="${(shore - h).toFixed(0)}" width="${w.toFixed(0)}" height="${h.toFixed(0)}" fill="${colour}"/>`;
        const lowest = row > 0 ? shore - 12 : 0;
        for (let wy = shore - h + 10; wy < lowest; wy += 16) {
          for (let wx = x + 7; wx < x + w - 10; wx += 13) {
            if (random() < 0.36)
              buildings += `<rect x="${wx.toFixed(0)}" y="${wy.toFixed(0)}" width="6" height="8" fill="${mix(lamp, '#ffffff', random() * 0.5)}" opacity="${between(random, 0.45, 1).toFixed(2)}"/>`;
          }
        }
        x += w + between(random, -4, 10);
      }
      return buildings;
    });
    const lights = Array.from(
      { length: 70 },
      () =>
        `<rect x="${(random() * width).toFixed(0)}" y="${(shore + random() * random() * (height - shore)).toFixed(0)}" width="${between(random, 2, 7).toFixed(1)}" height="${between(random, 12, 60).toFixed(0)}" fill="${lamp}" opacity="${between(random, 0.08, 0.4).toFixed(2)}"/>`,
    );
    return `${sky(canvas, night)}${stars(canvas, 90, 0.5)}${sun(canvas, 0.78, 0.16, 0.035, '#f4ecd8')}${rows.join('')}
${gradient('river', [mix(night.at(-1) ?? '#445', '#05070f', 0.45), '#05070f'])}<rect y="${shore}" width="${width}" height="${height - shore}" fill="url(#river)"/>${lights.join('')}`;
  };
}

/** One flower, close, before a background out of focus. */
export function blossom(background: readonly string[], petal: string, heart: string, petals: number): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const [cx, cy, size] = [width * 0.5, height * 0.5, Math.min(width, height) * 0.42];
    const rings = [1, 0.8, 0.6, 0.42].map((scale, ring) => {
      const tone = mix(petal, ring % 2 === 0 ? '#ffffff' : heart, 0.06 + ring * 0.1);
      const id = `petal${ring}`;
      const fill = `<radialGradient id="${id}" cx=".5" cy="1" r="1.05"><stop offset="0" stop-color="${mix(tone, heart, 0.65)}"/><stop offset=".55" stop-color="${tone}"/><stop offset="1" stop-color="${mix(tone, '#ffffff', 0.42)}"/></radialGradient>`;
      const leaves = Array.from({ length: petals }, (_, index) => {
        const turn = (360 / petals) * (index + ring * 0.5) + between(random, -4, 4);
        const [rx, ry] = [size * scale * (2.1 / petals + 0.07), size * scale * 0.5];
        return `<ellipse cx="0" cy="${-ry}" rx="${rx.toFixed(0)}" ry="${ry.toFixed(0)}" fill="url(#${id})" stroke="${mix(tone, '#301020', 0.35)}" stroke-opacity=".28" transform="translate(${cx} ${cy}) rotate(${turn.toFixed(1)})"/>`;
      });
      return fill + leaves.join('');
    });
    const seeds = Array.from({ length: 140 }, (_, index) => {
      const [angle, reach] = [index * 2.39996, Math.sqrt(index / 140) * size * 0.15];
      return `<circle cx="${(cx + Math.cos(angle) * reach).toFixed(1)}" cy="${(cy + Math.sin(angle) * reach).toFixed(1)}" r="${(size * 0.009).toFixed(1)}" fill="${mix(heart, index % 3 === 0 ? '#ffffff' : '#201008', 0.4)}"/>`;
    });
    return `${sky(canvas, background)}${bokeh(canvas, [...background, '#ffffff'], 34, 0.11)}${rings.join('')}<circle cx="${cx}" cy="${cy}" r="${size * 0.165}" fill="${mix(heart, '#301808', 0.3)}"/>${seeds.join('')}`;
  };
}

/** Lights of a street through wet glass. */
export function nightLights(night: readonly string[], lamps: readonly string[]): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const drops = Array.from({ length: 130 }, () => {
      const [x, y, r] = [random() * width, random() * height, between(random, 1.5, 7)];
      return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${r.toFixed(1)}" ry="${(r * 1.25).toFixed(1)}" fill="#ffffff" opacity=".13"/><circle cx="${(x - r * 0.3).toFixed(1)}" cy="${(y - r * 0.5).toFixed(1)}" r="${(r * 0.28).toFixed(1)}" fill="#ffffff" opacity=".6"/>`;
    });
    return `${sky(canvas, night)}${bokeh(canvas, lamps, 46, 0.13)}${bokeh(canvas, lamps, 50, 0.05)}${drops.join('')}`;
  };
}

/** A wall of windows with shutters, half in the sun. */
export function facade(wall: string, shutters: readonly string[]): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const [columns, rows] = [Math.round(width / 260), Math.round(height / 320)];
    const [cellWidth, cellHeight] = [width / columns, height / rows];
    const windows = Array.from({ length: columns * rows }, (_, index) => {
      const x = (index % columns) * cellWidth + cellWidth * 0.32;
      const y = Math.floor(index / columns) * cellHeight + cellHeight * 0.2;
      const [w, h] = [cellWidth * 0.36, cellHeight * 0.58];
      const shutter = mix(shutters[index % shutters.length] ?? '#336677', '#ffffff', random() * 0.16);
      const leaf = (left: number) =>
        `<rect x="${left}" y="${y}" width="${w * 0.44}" height="${h}" fill="${shutter}"/>${Array.from({ length: 12 }, (_slat, line) => `<rect x="${left + 5}" y="${y + 8 + (line * (h - 14)) / 12}" width="${w * 0.44 - 10}" height="3" fill="#000000" opacity=".16"/>`).join('')}`;
      const isOpen = random() < 0.6;
      return `<rect x="${x - 6}" y="${y - 8}" width="${w + 12}" height="${h + 18}" fill="${mix(wall, '#ffffff', 0.55)}"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="url(#glass)"/><path d="M${x + w / 2} ${y}v${h}M${x} ${y + h * 0.4}h${w}" stroke="#f8f4ea" stroke-width="5"/>
${isOpen ? leaf(x - w * 0.5) + leaf(x + w * 1.06) : leaf(x + 1) + leaf(x + w * 0.55)}<rect x="${x - 14}" y="${y + h + 8}" width="${w + 28}" height="10" fill="${mix(wall, '#402818', 0.35)}"/>`;
    });
    const shade = `<polygon points="0,0 ${width * 0.52},0 ${width * 0.16},${height} 0,${height}" fill="#1a2248" opacity=".3"/>`;
    return `${gradient('wall', [mix(wall, '#ffffff', 0.18), wall, mix(wall, '#402010', 0.12)])}<rect width="${width}" height="${height}" fill="url(#wall)"/>${gradient('glass', ['#8fb6cc', '#2c4258'])}${windows.join('')}${shade}`;
  };
}

/** Fruit on a table in the light of a window. */
export function fruit(wall: readonly string[], table: string, skins: readonly string[]): Scene {
  return (canvas) => {
    const { width, height, random } = canvas;
    const edge = height * 0.66;
    const pieces = skins.map((skin, index) => {
      const r = height * between(random, 0.105, 0.15);
      const x =
        width * (0.2 + (index / Math.max(1, skins.length - 1)) * 0.6) + between(random, -0.02, 0.02) * width;
      const y = edge + height * (index % 2 === 0 ? 0.02 : 0.11) - r * 0.5;
      return {
        y,
        svg: `<radialGradient id="skin${index}" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="${mix(skin, '#ffffff', 0.6)}"/><stop offset=".35" stop-color="${skin}"/><stop offset="1" stop-color="${mix(skin, '#2a0c10', 0.6)}"/></radialGradient>
<ellipse cx="${x + r * 0.75}" cy="${y + r * 0.86}" rx="${r * 1.5}" ry="${r * 0.24}" fill="url(#shadow)"/><circle cx="${x}" cy="${y}" r="${r}" fill="url(#skin${index})"/><path d="M${x} ${y - r * 0.93}q${r * 0.05} ${-r * 0.25} ${r * 0.22} ${-r * 0.33}" stroke="#4a3320" stroke-width="${r * 0.07}" fill="none" stroke-linecap="round"/>`,
      };
    });
    const beam = `<polygon points="${width * 0.1},0 ${width * 0.42},0 ${width * 0.86},${edge} ${width * 0.42},${edge}" fill="#fff4d6" opacity=".2"/>`;
    return `<radialGradient id="shadow"><stop offset="0" stop-color="#000000" stop-opacity=".42"/><stop offset=".55" stop-color="#000000" stop-opacity=".24"/><stop offset="1" stop-color="#000000" stop-opacity="0"/></radialGradient>${sky(canvas, wall)}${beam}
${gradient('table', [mix(table, '#ffffff', 0.16), mix(table, '#140a06', 0.42)])}<rect y="${edge}" width="${width}" height="${height - edge}" fill="url(#table)"/>${pieces
      .toSorted((a, b) => a.y - b.y)
      .map(({ svg }) => svg)
      .join('')}`;
  };
}

/** A winding stair from above, as it opens like a shell. */
export function spiral(colours: readonly [light: string, middle: string, dark: string]): Scene {
  return ({ width, height }) => {
    const [cx, cy] = [width * 0.52, height * 0.48];
    const steps = 96;
    const reach = Math.hypot(width, height) * 0.62;
    const point = (turn: number, radius: number) =>
      `${(cx + Math.cos(turn) * radius).toFixed(1)},${(cy + Math.sin(turn) * radius * 0.94).toFixed(1)}`;
    const treads = Array.from({ length: steps }, (_, step) => {
      const part = 1 - step / steps;
      const [from, to] = [step * 0.2, (step + 1) * 0.2 + 0.01];
      const [outer, inner] = [reach * part ** 1.5, reach * Math.max(0, part - 0.2) ** 1.5 * 0.82];
      const shade = 0.5 + 0.5 * Math.cos(from - 0.7);
      const colour =
        shade > 0.5 ? mix(colours[1], colours[0], (shade - 0.5) * 2) : mix(colours[2], colours[1], shade * 2);
      return `<polygon points="${point(from, outer)} ${point(to, outer)} ${point(to, inner)} ${point(from, inner)}" fill="${mix(colour, colours[2], step % 2 === 0 ? 0 : 0.16)}"/>`;
    });
    return `<rect width="${width}" height="${height}" fill="${colours[2]}"/>${treads.join('')}<circle cx="${cx}" cy="${cy}" r="${reach * 0.03}" fill="${mix(colours[0], '#ffffff', 0.6)}"/>`;
  };
}
