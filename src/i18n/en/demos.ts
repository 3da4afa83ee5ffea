/** What the bundled demos tell: a text, and a name for each question that says its finding. Names of events and their values are as in the data. */
export const demos = {
  guitar: {
    title: 'Guitar shops: from wanting one to recommending the shop',
    text: `*Synthetic data, no real people*

Some 5,000 people start wanting a guitar. Ads follow them; they watch reviews and compare prices; then they try to buy.

- **Shop 1 loses its buyers at the checkout.** Its pages load slowly and its card payment errs.
- **That is where it hurts most**: the card error first, the slow page second.
- **After the error they go back to comparing** prices: a jump back from decision to consideration.
- **Shop 2 beats its promise**: a week is promised, the parcel comes in about three days, with a personal note.
- **And is recommended for it**, several times as often as shop 1.

Click any number for the people behind it. One of them, \`g-00001\`, lived all of it.`,
    views: {
      shops: 'Shop 1 loses its buyers at the checkout',
      hurts: 'Where it hurts: shop 1’s card error, then its slow page',
      after: 'After the card error: back to comparing prices',
      back: 'The jump back from decision to consideration',
      promise: 'Shop 2 beats the promised week',
      referrals: 'Recommended: mostly shop 2',
    },
    groups: {
      ads: 'Ads',
      search: 'Search',
      reviews: 'Reviews and lists',
      prices: 'Price comparison',
      product: 'Product page',
      slowPage: 'Slow page of shop 1',
      cardError: 'Card error of shop 1',
      checkout: 'Cart and checkout',
      delivery: 'Delivery',
      lessons: 'Lessons',
      support: 'Support',
      community: 'Community',
      referral: 'Review and recommendation',
    },
    notes: {
      cardError: 'Paying by card fails, mostly more than once. Mend this first.',
      slowPage: 'Pages load slowly before the cart.',
    },
  },
  golf: {
    title: 'Golf app: registered, but no club added',
    text: `*Synthetic data, no real people*

A golf app counts strokes by the clubs one plays with.

- **Most who register never add a club.** It is the largest loss on the way to the first round.
- **The search is why**: two of three searches end in “club not found”, and then most leave.
- **Who adds a club stays.** Weeks later they still open the app; the others are gone after the first.`,
    views: {
      funnel: 'Most who register never add a club',
      search: 'Looking for a club ends in “club not found”',
      stay: 'Who adds a club stays',
    },
    withClub: 'added a club',
  },
  market: {
    title: 'Online market: carts left before shopping days',
    text: `*Synthetic data, no real people*

An online market has two shopping days with lower prices, 10 October and 11 November.

- **In the five days before them, carts are abandoned**: most wait, while on ordinary days most buy at once.
- **It shows in the weeks**: those around a shopping day have the lowest share of carts bought within a day.
- **Only a part comes back** on the day itself; the rest of those carts is lost.`,
    views: {
      carts: 'Before a shopping day most carts are abandoned',
      weeks: 'The weeks around the shopping days stand out',
      back: 'Only some carts are bought on the day',
    },
    steps: { cart: 'cart before', checkout: 'checkout that day', purchase: 'bought that day' },
  },
  newspaper: {
    title: 'Newspaper: subscriptions that run out',
    text: `*Synthetic data, no real people*

Subscriptions last four weeks: at a cheap offer, or at the full price.

- **Offers run out**: about one in five is renewed, against four in five at the full price.
- **It shows before it happens**: readers by the offer read less every week, long before the reminder comes.
- **Week by week** most subscriptions that end were offers.`,
    views: {
      renew: 'Offers run out, full-price subscriptions are renewed',
      fade: 'They stop reading before the subscription ends',
      ended: 'Most subscriptions that end were offers',
    },
  },
  weather: {
    title: 'Weather app: silent for five days',
    text: `*Synthetic data, no real people*

Users look at the weather every day, then stop.

- **Most fall silent within three weeks**: five days without opening the app, and few come back by themselves.
- **An alert of rain wakes nearly half of them, a greeting hardly any.**
- **The app is running dry**: from October on, more fall away every week than come new.`,
    views: {
      silent: 'Daily at first, silent within weeks',
      wake: 'An alert of rain brings them back, a greeting does not',
      dry: 'More fall away than come',
    },
  },
  pizza: {
    title: 'Pizza chain: points about to expire',
    text: `*Synthetic data, no real people*

Members earn points, which expire six weeks after the last order. Half are told by mail two weeks before, half by push two days before.

- **The push saves the points**: about half of those told by it redeem them, one in ten of those told by mail.
- **Most points expire all the same**, most of them after a mail.
- **Who redeems orders again**; who lets the points expire is not seen again.`,
    views: {
      redeem: 'A push two days before saves the points, a mail does not',
      expired: 'Points that expire, week by week',
      again: 'Who redeems orders again',
    },
    redeemed: 'redeemed points',
  },
};
