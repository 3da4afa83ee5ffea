export const people = {
  title: 'People',
  sub: 'Find one by id or by what they did, and read the journey event by event.',
  none: 'Open a data set first.',
};
