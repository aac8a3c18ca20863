#pragma once

#include <QJsonObject>

#include "core/chart/own_charts.h"

namespace lx {

/// An own chart as a definition file would have it. Errors (BadInput): a figure, an order or
/// series that can't be.
[[nodiscard]] Result<QJsonObject> definition_of(const OwnChart& own, const FactRegistry& facts);

} // namespace lx
