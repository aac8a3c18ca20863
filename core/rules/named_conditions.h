#pragma once

#include <QJsonValue>

#include "core/rules/selection.h"

namespace lx {

/// {"use": name} replaced by what it stands for, everywhere inside. A name there is not stays, and
/// is told by whoever reads the condition.
[[nodiscard]] QJsonValue written_out(const QJsonValue& condition,
                                     const Selection::NamedConditions& named);

} // namespace lx
