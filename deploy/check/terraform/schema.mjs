// Derives a Terraform provider's schema from the code that its npm package @cdktf/provider-… was generated to:
//   schema.mjs PACKAGE OUT.json
import fs from 'fs';
import path from 'path';
const [PKG, OUT] = process.argv.slice(2);
const lib = path.join(PKG, 'lib');
const read = (d) => {
  const o = { js: '', dts: '' };
  const rec = (p) => {
    for (const f of fs.readdirSync(p, { withFileTypes: true })) {
      const q = path.join(p, f.name);
      if (f.isDirectory()) rec(q);
      else if (q.endsWith('.d.ts')) o.dts += fs.readFileSync(q, 'utf8') + '\n';
      else if (q.endsWith('.js')) o.js += fs.readFileSync(q, 'utf8') + '\n';
    }
  };
  rec(d);
  return o;
};
const lc = (s) => s[0].toLowerCase() + s.slice(1);
function entries(body) {
  const r = [];
  const re =
    /^\s+"?([\w-]+)"?: \{\n\s+value: (.*),\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "([^"]*)"/gm;
  let m;
  while ((m = re.exec(body))) {
    const cam = (/(?:struct\.|this\._)(\w+)/.exec(m[2].slice(m[2].lastIndexOf('('))) || [])[1];
    r.push({ name: m[1], cam, block: m[3] === 'true', type: m[4], st: m[5] });
  }
  return r;
}
const prim = { string: 'string', number: 'number', boolean: 'bool', any: 'dynamic' };
function build(dir) {
  const { js, dts } = read(dir);
  const structs = {};
  let m;
  const re = /function (\w+)ToHclTerraform\(struct\) \{[\s\S]*?const attrs = \{(?:\n([\s\S]*?)\n    )?\};/g;
  while ((m = re.exec(js))) structs[m[1]] = entries(m[2] ?? '');
  const main = /synthesizeHclAttributes\(\) \{\n\s+const attrs = \{\n([\s\S]*?)\n        \};/.exec(js);
  const ifaces = {};
  const ir = /export interface (\w+)(?: extends [\w., ]+)? \{\n([\s\S]*?)\n\}/g;
  while ((m = ir.exec(dts))) {
    const p = {};
    for (const x of m[2].matchAll(/readonly (\w+)(\?)?: ([^;]+);/g)) p[x[1]] = { opt: !!x[2], t: x[3] };
    ifaces[lc(m[1])] = p;
  }
  // computed-only attributes, per class
  const classes = {};
  for (const c of js.matchAll(/class (\w+) extends [\w.]+ \{([\s\S]*?)\n\}/g)) {
    const l = [];
    for (const x of c[2].matchAll(
      /\/\/ (\S+) - computed: true, optional: false, required: false\n\s+get \w+\(\) \{\n\s+return ([^;]+);/g,
    )) {
      const e = x[2];
      let t = 'dynamic';
      if (/getStringAttribute/.test(e)) t = 'string';
      else if (/getNumberAttribute/.test(e)) t = 'number';
      else if (/getBooleanAttribute/.test(e)) t = 'bool';
      else if (/tolist\(this\.getListAttribute/.test(e)) t = ['set', 'string'];
      else if (/getListAttribute/.test(e)) t = ['list', 'string'];
      else if (/getNumberListAttribute/.test(e)) t = ['list', 'number'];
      else if (/getStringMapAttribute/.test(e)) t = ['map', 'string'];
      else if (/getBooleanMapAttribute/.test(e)) t = ['map', 'bool'];
      l.push({ name: x[1], type: t });
    }
    for (const x of c[2].matchAll(
      /\/\/ (\S+) - computed: true, optional: false, required: false\n\s+this\._\w+ = new/g,
    ))
      if (!l.find((y) => y.name === x[1])) l.push({ name: x[1], type: 'dynamic' });
    classes[c[1]] = l;
  }
  const ty = (e) => {
    if (e.type === 'simple') return prim[e.st] ?? 'dynamic';
    const k = { list: 'list', set: 'set', map: 'map' }[e.type];
    const el = e.st.replace(/(List|Map|Set)$/, '');
    return k && prim[el] ? [k, prim[el]] : 'dynamic';
  };
  const block = (es, iname, cname, depth = 0) => {
    const b = { attributes: {}, block_types: {} };
    for (const e of es) {
      const inf = (ifaces[iname] || {})[e.cam] || { opt: true, t: '' };
      if (e.block || (e.type !== 'simple' && ty(e) === 'dynamic')) {
        const sn = lc(e.st.replace(/(List|Map|Set)$/, ''));
        const sub = structs[sn] ?? structs[lc(e.st)];
        if (!sub) {
          b.attributes[e.name] = { type: 'dynamic', optional: true };
          continue;
        }
        const multi = /\[\]/.test(inf.t) || e.type === 'set';
        b.block_types[e.name] = {
          nesting: e.type === 'struct' ? 'single' : e.type,
          min: inf.opt ? 0 : 1,
          max: multi || e.type === 'struct' ? 0 : 1,
          block: block(
            sub,
            structs[sn] ? sn : lc(e.st),
            (structs[sn] ? e.st.replace(/(List|Map|Set)$/, '') : e.st) + 'OutputReference',
            depth + 1,
          ),
        };
      } else
        b.attributes[e.name] = inf.opt
          ? { type: ty(e), optional: true, computed: iname !== '__provider' }
          : { type: ty(e), required: true };
    }
    for (const c of classes[cname] || [])
      if (!b.attributes[c.name] && !b.block_types[c.name])
        b.attributes[c.name] = { type: c.type, computed: true };
    return b;
  };
  const at = js.indexOf('.tfResourceType = "');
  const rt =
    at < 0
      ? null
      : [0, /\w+$/.exec(js.slice(Math.max(0, at - 200), at))[0], js.slice(at + 19, js.indexOf('"', at + 19))];
  const cls = rt ? rt[1] : (/class (Google\w*Provider) extends/.exec(js) ?? [])[1];
  const cfg = Object.keys(ifaces).find((k) => k === lc(cls) + 'Config');
  return {
    type: rt && rt[2],
    block: main ? block(entries(main[1]), cfg, cls) : { attributes: {}, block_types: {} },
  };
}
const out = { resources: {}, data: {}, provider: null };
for (const d of fs.readdirSync(lib)) {
  const p = path.join(lib, d);
  if (!fs.statSync(p).isDirectory()) continue;
  if (d === 'provider') {
    const b = build(p).block;
    for (const a of Object.values(b.attributes)) delete a.computed;
    out.provider = b;
    continue;
  }
  const isData = d.startsWith('data-');
  const r = build(p);
  if (r.type) out[isData ? 'data' : 'resources'][r.type] = r.block;
}
// Terraform refuses a set whose blocks hold an attribute of unknown type: such a set becomes a list
const dyn = (b) =>
  Object.values(b.attributes).some((a) => JSON.stringify(a.type).includes('dynamic')) ||
  Object.values(b.block_types).some((t) => dyn(t.block));
const relax = (b) => {
  for (const t of Object.values(b.block_types)) {
    if (t.nesting === 'set' && dyn(t.block)) t.nesting = 'list';
    relax(t.block);
  }
};
for (const kind of [out.resources, out.data]) Object.values(kind).forEach(relax);
if (out.provider) relax(out.provider);
fs.writeFileSync(OUT, JSON.stringify(out));
