// SPDX-License-Identifier: Apache-2.0
#include <card_game/values.h>

double card_showdown(const card_hand_t *hand, unsigned seat, card_range_t *range) {
  if (hand->rules->rounds == 1 || card_board(hand) >= 0) {
    const double share = card_share(hand, seat);
    *range = (card_range_t){share, share};
    return share;
  }
  card_hand_t trial = *hand;
  trial.to_act = AGON_SEAT_CHANCE;
  double sum = 0;
  unsigned count = 0;
  *range = (card_range_t){1, 0};
  for (unsigned cards = card_dealable(&trial); cards != 0; cards &= cards - 1) {
    card_hand_t shown = trial;
    card_deal(&shown, (unsigned)__builtin_ctz(cards));
    const double share = card_share(&shown, seat);
    if (share < range->least) range->least = share;
    if (share > range->most) range->most = share;
    sum += share;
    count++;
  }
  return sum / count;
}

double card_chance_to_win(const card_hand_t *hand, unsigned seat) {
  card_hand_t worlds[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(hand, card_viewer(AGON_VIEW_RECALL, seat), worlds);
  double sum = 0;
  for (unsigned index = 0; index < count; index++) {
    card_range_t range;
    sum += card_showdown(&worlds[index], seat, &range);
  }
  return sum / count;
}

static void widen(card_range_t *range, card_range_t other) {
  if (other.least < range->least) range->least = other.least;
  if (other.most > range->most) range->most = other.most;
}

card_range_t card_following(const card_hand_t *hand, unsigned seat) {
  if (card_ended(hand)) {
    const double value = card_return(hand, seat);
    return (card_range_t){value, value};
  }
  card_range_t range = {1e9, -1e9};
  for (unsigned cards = card_dealable(hand); cards != 0; cards &= cards - 1) {
    card_hand_t after = *hand;
    card_deal(&after, (unsigned)__builtin_ctz(cards));
    widen(&range, card_following(&after, seat));
  }
  for (unsigned kinds = card_kinds(hand); kinds != 0; kinds &= kinds - 1) {
    card_hand_t after = *hand;
    card_act(&after, (unsigned)__builtin_ctz(kinds));
    widen(&range, card_following(&after, seat));
  }
  return range;
}

double card_called_down(const card_hand_t *hand, unsigned seat) {
  card_hand_t after = *hand;
  while (after.to_act >= 0) {
    const bool paying = card_owed(&after, (unsigned)after.to_act) > 0;
    card_act(&after, paying ? CARD_CALL : CARD_CHECK);
  }
  if (card_ended(&after)) return card_return(&after, seat);
  double sum = 0;
  unsigned count = 0;
  for (unsigned cards = card_dealable(&after); cards != 0; cards &= cards - 1) {
    card_hand_t dealt = after;
    card_deal(&dealt, (unsigned)__builtin_ctz(cards));
    sum += card_called_down(&dealt, seat);
    count++;
  }
  return sum / count;
}

double card_action_value(const card_hand_t *hand, unsigned seat, unsigned kind) {
  card_hand_t worlds[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(hand, card_viewer(AGON_VIEW_RECALL, seat), worlds);
  double sum = 0;
  for (unsigned index = 0; index < count; index++) {
    card_act(&worlds[index], kind);
    sum += card_called_down(&worlds[index], seat);
  }
  return sum / count;
}
