#include "app/cli/command_table.h"
#include "app/cli/row_choice.h"

#include "core/exchange/ledger_export.h"
#include "core/exchange/salvage_export.h"
#include "core/rows/filter_text.h"
#include "core/rows/lists.h"

namespace lx::cli {

namespace {

Result<int> export_file(const Arguments& arguments, Session& session)
{
    ExportOptions options;
    options.path = arguments.value("--out");
    options.masked = arguments.has("--masked");
    options.rows.ledger = arguments.plain().front();
    options.rows.in_force = arguments.has("--as-of");
    LX_ASSIGN(options.rows.day, arguments.date("--as-of", session.clock.today()));
    auto opened = open_database(arguments, Database::Mode::ReadOnly);
    if (!opened && opened.error().kind == ErrorKind::Foreign) {
        const std::string why = opened.error().message;
        opened = open_to_salvage(arguments.value("--db"), options.rows.ledger);
        if (opened)
            print_note(why + "这个台账的表没有被动过，照常导出。");
    }
    LX_ASSIGN(const auto database, std::move(opened));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, options.rows.ledger));
    if (arguments.has("--list")) {
        LX_ASSIGN(RowList list,
                  find_list(*database, definitions->facts(), arguments.value("--list")));
        if (list.rows.ledger != def->code)
            return fail(ErrorKind::Usage, "名单“" + list.name + "”不是“" + def->name +
                                              "”台账的；请把台账写成 " + list.rows.ledger + "。");
        if (!list.left_out.empty())
            print_note(list.left_out);
        list.rows.day = options.rows.day;
        list.rows.in_force = list.rows.in_force || options.rows.in_force;
        options.rows = std::move(list.rows);
    }
    if (arguments.has("--where")) {
        LX_ASSIGN(const QJsonObject where,
                  read_condition(definitions->facts(), arguments.value("--where")));
        options.rows.condition = both(options.rows.condition, where);
    }
    for (const std::string& text : arguments.values("--filter")) {
        LX_ASSIGN(const QJsonObject filter,
                  read_filter(*database, definitions->facts(), *def, text));
        options.rows.condition = both(options.rows.condition, filter);
    }
    LX_ASSIGN(const ExportReport report,
              export_ledger(*database, definitions, options, session.progress));
    for (const std::string& warning : report.warnings)
        print_note(warning);
    print_note("已导出“" + def->name + "” " + std::to_string(report.rows) + " 行到“" +
               options.path + "”。");
    return 0;
}

} // namespace

Command export_command()
{
    return {"export",
            "LEDGER --db FILE --out X.xlsx [--list NAME] [--where C.json] "
            "[--filter 'HEADING OP VALUE']… [--as-of DATE] [--masked]    "
            "导出为 .xlsx 或 .csv；--as-of 只导出当日有效的行，--masked 隐去证件号和电话的中间几位",
            {{"--db", "FILE", true},
             {"--out", "X.xlsx", true},
             {"--filter", "HEADING OP VALUE", false, true},
             {"--list", "NAME"},
             {"--where", "C.json"},
             {"--as-of", "DATE"},
             {"--masked", ""}},
            1,
            1,
            export_file,
            false};
}

} // namespace lx::cli
