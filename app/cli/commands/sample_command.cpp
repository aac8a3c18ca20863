#include "app/cli/command_table.h"

#include "core/sample/sample.h"

namespace lx::cli {

Command sample_command()
{
    return {"sample",
            "--out FILE --units N --seed S    生成一个虚构的示例县，同样的 N 和 S 得到同样的数据",
            {{"--out", "FILE", true}, {"--units", "N"}, {"--seed", "S"}, {"--as-of", "DATE"}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                SampleOptions options;
                LX_ASSIGN(options.units, arguments.number("--units", options.units, {}));
                LX_ASSIGN(const std::int64_t seed, arguments.number("--seed", 1, {}));
                options.seed = static_cast<std::uint64_t>(seed);
                LX_ASSIGN(options.as_of, arguments.date("--as-of", options.as_of));
                LX_TRY(make_sample(arguments.value("--out"), Definitions::program()->catalog(),
                                   options, session.progress));
                return 0;
            },
            false};
}

} // namespace lx::cli
