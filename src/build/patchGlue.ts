/**
 * DuckDB-WASM's worker script makes one kind of function from text: emscripten's `__emval_get_method_caller` writes
 * the source of a method caller and compiles it, at the first file read or Arrow insert. The page's content policy
 * refuses that (there is no `unsafe-eval`), so the one call is replaced by a closure that does what the text said:
 * read each argument from memory, call the method (or construct), hand the value back.
 */

/** The place in the minified script of version 1.32.0, from the source text's beginning to the compiled caller. */
const TEXT_FROM = 'var l="return function (obj, func, destructorsRef, args) {\\n",c=0,u=[];';
const TEXT_TO = 'var m=newFunc(Function,_)(...d),g=';

/** The same caller without text: `n` the argument types, `a` the return type, `r` the kind (1 = constructor). */
const CLOSURE = `var m=function(obj,func,destructorsRef,args){
for(var values=[],at=0,i=0;i<e;++i){values.push(n[i].readValueFromPointer(args+at));at+=n[i].argPackAdvance}
var rv=r===1?new func(...values):func.call(obj,...values);
if(!a.isVoid)return emval_returnValue(a,destructorsRef,rv)},g=`;

/** The patched script. Throws if the pinned text is not found exactly once: the engine's version has changed. */
export function patchGlue(script: string): string {
  const start = script.indexOf(TEXT_FROM);
  const end = script.indexOf(TEXT_TO, start);
  if (start < 0 || end < 0 || end - start > 1_000 || script.includes(TEXT_FROM, start + 1)) {
    throw new Error(
      'unknown DuckDB worker script: the method caller to patch was not found; see patchGlue.ts',
    );
  }
  return script.slice(0, start) + CLOSURE + script.slice(end + TEXT_TO.length);
}
