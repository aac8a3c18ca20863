#include "app/cli/command_table.h"

#include "core/exchange/ledger_template.h"

namespace lx::cli {

Command template_command()
{
    return {"template",
            "LEDGER --out T.xlsx [--db FILE]    "
            "空白导入表：表头、下拉列表、填表说明、一行示例；--db 带上台账里的自定义字段",
            {{"--out", "T.xlsx", true}, {"--db", "FILE"}},
            1,
            1,
            [](const Arguments& arguments, Session&) -> Result<int> {
                DefinitionsPtr definitions = Definitions::program();
                if (arguments.has("--db")) {
                    LX_ASSIGN(const auto database,
                              open_database(arguments, Database::Mode::ReadOnly));
                    LX_ASSIGN(definitions, definitions_of(*database));
                }
                const Catalog& catalog = definitions->catalog();
                const std::string& ledger = arguments.plain().front();
                const LedgerDef* def = catalog.ledger(ledger);
                if (def == nullptr)
                    return fail(ErrorKind::Usage,
                                "没有台账“" + ledger + "”；可用的名称如 area、org、unit、member。");
                LX_TRY(write_ledger_template(catalog, *def, arguments.value("--out")));
                print_note("已写出“" + def->name + "”导入表“" + arguments.value("--out") + "”。");
                return 0;
            },
            false};
}

} // namespace lx::cli
