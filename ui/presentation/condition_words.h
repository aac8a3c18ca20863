#pragma once

#include <string>

#include <QJsonObject>
#include <QString>

#include "core/facts/fact_registry.h"

namespace lx::ui {

/// A condition on rows of `ledger`, inside a rule on rows of `subject`, as people read it; the
/// figures it reads come from the rule's own `params`. Empty where it can't be read.
[[nodiscard]] QString condition_words(const QJsonObject& json, const std::string& ledger,
                                      const std::string& subject, const QJsonObject& params,
                                      const FactRegistry& registry);

} // namespace lx::ui
