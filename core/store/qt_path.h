#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include <QString>

#include "core/base/file_calls.h"

namespace lx {

/// A path for Qt's classes: absolute, since a name that begins with ":" is one inside the program
/// to them.
[[nodiscard]] inline QString qt_path(const std::string& path)
{
    std::error_code error;
    const auto whole = std::filesystem::absolute(native_path(path), error);
    return QString::fromStdString(error ? path : utf8_path(whole));
}

} // namespace lx
