declare module 'virtual:words/*' {
  const words: import('./language.js').Words;
  export default words;
}
