#pragma once

#include <QString>

class QProgressBar;

namespace lx::ui {

class Jobs;

/// What the newest long job is doing, with its count; the bar shows how far it is.
[[nodiscard]] QString work_words(const Jobs& jobs, QProgressBar* bar);

} // namespace lx::ui
