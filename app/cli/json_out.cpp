#include "app/cli/json_out.h"

#include <cstdio>

namespace lx::cli {

JsonWriter::Sink standard_output()
{
    return [](std::string_view text) {
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    };
}

Result<> finish_json(JsonWriter& json)
{
    if (!json.finish() || std::fflush(stdout) != 0)
        return fail(ErrorKind::Io, "结果写不到标准输出；请检查磁盘空间或管道的另一端。");
    return {};
}

} // namespace lx::cli
