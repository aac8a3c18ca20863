#pragma once

class QComboBox;

namespace lx::ui {

/// Offers years, the newest first: `now`, so many ahead of it and the five before. The one that was
/// chosen stays where it still is offered, else `now` is chosen; nothing is said of it. The year is
/// the choice's data.
void offer_years(QComboBox* box, int now, int ahead = 0);

} // namespace lx::ui
