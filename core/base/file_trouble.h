#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace lx {

/// Last part of a path.
[[nodiscard]] std::string file_name(std::string_view path);

/// Why a file can't be written, for an errno value: "“path”写不出来：磁盘已满，请先腾出空间。"
/// EPERM stands for a file that is there and write-protected; ELOOP for a link, ENOTBLK for no
/// ordinary file, EEXIST for a name that is taken.
[[nodiscard]] Error cannot_write(const std::string& path, int code);

/// Why a file can't be read, for an errno value: "“path”打不开：没有读取的权限，…". ENOTBLK
/// stands for no ordinary file.
[[nodiscard]] Error cannot_read(const std::string& path, int code);

} // namespace lx
