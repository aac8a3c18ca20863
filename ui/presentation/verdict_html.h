#pragma once

#include <QString>

#include "core/county/subject_findings.h"

namespace lx::ui {

/// How a unit or an organization stands, in one line of markup: 应建未建 with the accent (the one
/// state this program is about), then how many rules are not met, due, not known and met. "" where
/// the policies ask nothing of it.
[[nodiscard]] QString verdict_html(const SubjectFindings& found);

} // namespace lx::ui
