#include "app/cli/command_table.h"

#include "core/store/init_file.h"

namespace lx::cli {

Command init_command()
{
    return {
        "init",
        "FILE --area CODE --name 名称 [--level 县|市|省]    新建台账文件，写入本级属地（缺省为县）",
        {{"--area", "CODE", true}, {"--name", "名称", true}, {"--level", "县|市|省"}},
        1,
        1,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            NewFile file;
            file.area_code = arguments.value("--area");
            file.area_name = arguments.value("--name");
            file.level = arguments.value("--level", file.level);
            auto made = init_file(arguments.plain().front(), Definitions::program()->catalog(),
                                  session.actor, file);
            if (!made && made.error().kind == ErrorKind::Refused)
                made.error().kind = ErrorKind::Usage; // the code or name given on the command line
            if (!made)
                return fail(std::move(made.error()));
            print_note("已新建台账“" + arguments.plain().front() + "”，本级属地：" +
                       file.area_name + "。");
            return 0;
        },
        false};
}

} // namespace lx::cli
