#include "core/base/database_file.h"

#include "core/base/input_file.h"

namespace lx {

bool is_database_file(const std::string& path)
{
    return read_file(path, database_head.size()).value_or("") == database_head;
}

std::string kept_database_text(const std::string& path)
{
    return "文件“" + path + "”是台账文件，没有改动它，请另写一个文件名。";
}

} // namespace lx
