#pragma once

#include <string>

#include <QJsonObject>

#include "core/base/result.h"

namespace lx {

class Database;

/// What to tell where a condition (of a list, a filter) asks for own fields that are out of use: a
/// sentence that names them; "" where it asks for none.
[[nodiscard]] Result<std::string> retired_fields_asked(Database& database,
                                                       const QJsonObject& condition);

} // namespace lx
