#include "core/store/given_number.h"

#include <string>

#include <sqlite3.h>

#include "core/base/fresh_file.h"

namespace lx {

Result<> check_last_number(sqlite3* handle, std::int64_t last)
{
    if (last >= 0 && last < greatest_number)
        return {};
    const char* path = sqlite3_db_filename(handle, "main");
    return fail(ErrorKind::Database,
                "台账文件“" + (path == nullptr ? std::string() : file_name(known_path(path))) +
                    "”里有一个编号（" + std::to_string(last) +
                    "）不是本程序给的，没有写入任何内容；请校验文件，必要时用备份恢复。");
}

} // namespace lx
