#pragma once

#include <QString>

#include "ui/presentation/jobs.h"

class QProgressBar;

namespace lx::ui {

/// What a job is doing, with its count; the bar shows how far it is.
[[nodiscard]] QString work_words(const JobState::Report& work, QProgressBar* bar);

} // namespace lx::ui
