#pragma once

#include <string>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/rules/policy_pack.h"

namespace lx::ui {

/// A figure's value (JSON text) as people write it: 300, 2016-11-10, 每年, 0、100、200,
/// 小型=1、中型=2.
[[nodiscard]] QString figure_text(const ParamDef& figure, const std::string& json);
/// The other way round. Errors (BadInput): one sentence, what this figure takes.
[[nodiscard]] Result<std::string> figure_json(const ParamDef& figure, const QString& text);
/// Its unit, the one its type implies where the pack names none: 人, %, 天.
[[nodiscard]] QString figure_unit(const ParamDef& figure);
/// What a figure that is one of a few may be (cadence), in order; empty for all others.
[[nodiscard]] QStringList figure_choices(const ParamDef& figure);
/// A list inside a table, or the like: shown, but only changed in the pack's file.
[[nodiscard]] bool figure_editable(const ParamDef& figure);

} // namespace lx::ui
