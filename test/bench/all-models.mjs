/** Attribution with every event a touch and twelve channels. */
const names = [
  ...['open app', 'search', 'view product', 'compare prices', 'add to cart', 'begin checkout', 'purchase'],
  ...['read review', 'see ad', 'ask support', 'play lesson', 'recommend'],
];
const spec = {
  ...{ kind: 'attribution', v: 1, conversion: { event: 'purchase' }, touchpoint: { event: null }, model: 'linear' },
  channel: names.map((name) => ({ channel: name, matcher: { event: name } })),
};

/** Milliseconds from asking, on a page where nothing is read yet, until the answers of all models stand on it. The page is in English. */
export async function allModels(page, id) {
  const hash = `#/explore/attribution?d=${encodeURIComponent(id)}&s=${encodeURIComponent(JSON.stringify(spec))}`;
  return page.evaluate(async (to) => {
    const start = performance.now();
    location.hash = to;
    // the table beside the models is drawn with them
    while (document.querySelector('[aria-label="First, last and any touch"]') === null)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return performance.now() - start;
  }, hash);
}
