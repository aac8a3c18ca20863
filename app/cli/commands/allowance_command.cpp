// allowance: 书记津贴 of a year, from stars or grades and months in post.
#include <algorithm>

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/report_file.h"
#include "app/cli/year_argument.h"
#include "core/base/input_file.h"
#include "core/ledger/field_text.h"
#include "core/stars/allowance.h"
#include "core/stars/allowance_tables.h"
#include "core/stars/star_lists.h"

namespace lx::cli {

namespace {

/// As the ledger of funds shows it.
std::string fen_text(const AllowanceList& list, std::int64_t fen)
{
    const LedgerDef& def = *list.world().registry().catalog().ledger("fund");
    return show_field(def.fields[static_cast<std::size_t>(def.index_of("amount"))], Value(fen));
}

void write_rows(JsonWriter& json, const AllowanceList& list)
{
    json.key("rows").begin_array();
    for (const AllowanceList::Org& org : list.orgs())
        for (const std::size_t i : org.secretaries) {
            const AllowanceList::Row& row = list.rows()[i];
            json.begin_object().text("person", row.name);
            json.text("org", list.org_text(org, "code")).text("name", list.org_text(org, "name"));
            json.text("area", list.township_name(org)).key("months").begin_array();
            for (const int month : row.months)
                json.integer(month);
            json.end_array();
            if (list.table().by == AllowanceTable::By::Star)
                json.integer("star", std::stoi(org.degree));
            else
                json.key("star").null().text("grade", org.degree);
            json.integer("fen", row.total()).end_object();
        }
    json.end_array();
}

void write_differences(JsonWriter& json, const AllowanceList& list)
{
    json.key("differences").begin_array();
    for (const AllowanceList::Org& org : list.orgs())
        if (org.difference() != 0)
            json.begin_object()
                .text("org", list.org_text(org, "code"))
                .text("name", list.org_text(org, "name"))
                .integer("owed_fen", org.owed)
                .integer("paid_fen", org.paid)
                .integer("difference_fen", org.difference())
                .end_object();
    json.end_array();
}

void write_text(const AllowanceList& list)
{
    print_out("乡镇街道\t党组织\t书记\t月份\t金额（元）\n");
    for (const AllowanceList::Org& org : list.orgs())
        for (const std::size_t i : org.secretaries) {
            const AllowanceList::Row& row = list.rows()[i];
            print_out(list.township_name(org) + "\t" + list.org_text(org, "name") + "\t" +
                      row.name + "\t" + AllowanceList::months_text(row.months) + "\t" +
                      fen_text(list, row.total()) + "\n");
        }
    print_out("合计 " + fen_text(list, list.owed()) + " 元，已登记 " + fen_text(list, list.paid()) +
              " 元\n");
}

/// Money isn't paid by another table than the one that was chosen without a word.
Result<> tell_lost(const Arguments& arguments, Database& database,
                   const DefinitionsPtr& definitions, const AllowanceTable& instead)
{
    LX_ASSIGN(const auto tables, allowance_tables(database, definitions));
    LX_ASSIGN(const ChosenAllowance chosen, chosen_allowance(database, tables));
    if (!chosen.lost)
        return {};
    const std::string what = "选定的津贴标准或它所依据的政策已不在文件里";
    if (arguments.has("--write"))
        return fail(ErrorKind::Refused,
                    what + "，没有登记；请先用 --table ID --choose 另选一个标准。");
    print_note(what + "，暂按“" + instead.name + "”计算，请用 --table ID --choose 另选。");
    return {};
}

/// The table to pay by, after one was read or chosen for the file.
Result<AllowanceTable> table_of(const Arguments& arguments, const Session& session,
                                Database& database, const DefinitionsPtr& definitions)
{
    const Actor actor = actor_of(arguments, session);
    if (arguments.has("--file")) {
        const std::string file = arguments.value("--file");
        LX_ASSIGN(const std::string json, read_file(file, kMostAllowanceBytes));
        LX_TRY(take_allowance_tables(database, definitions, actor, file, json));
    }
    LX_ASSIGN(auto table, find_allowance_table(database, definitions, arguments.value("--table")));
    if (!arguments.has("--table"))
        LX_TRY(tell_lost(arguments, database, definitions, table));
    if (arguments.has("--choose"))
        LX_TRY(choose_allowance_table(database, actor, table));
    return table;
}

Result<int> show_allowance(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const int year, year_argument(arguments));
    const Date today = session.clock.today();
    LX_ASSIGN(const Date day, arguments.date("--as-of", today));
    const bool writes = arguments.has("--write");
    const bool changes = writes || arguments.has("--choose") || arguments.has("--file");
    LX_ASSIGN(const auto database, open_database(arguments, changes ? Database::Mode::ReadWrite
                                                                    : Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    if (arguments.has("--tables")) {
        LX_ASSIGN(const std::string text, allowance_tables_text(*database));
        print_out(text);
        return 0;
    }
    LX_ASSIGN(const AllowanceTable table, table_of(arguments, session, *database, definitions));
    LX_ASSIGN(const auto world,
              load_world(*database, definitions, AllowanceList::needs(definitions->facts()),
                         {day, {}, 0}, session.progress));
    const AllowanceList list = AllowanceList::of(world, table, year);
    AllowanceWritten done;
    std::int64_t action = 0;
    if (writes) {
        LX_ASSIGN(const Date on, arguments.date("--on", day));
        LX_ASSIGN(auto writer, Writer::begin(*database, definitions->catalog(),
                                             actor_of(arguments, session), allowance_title(year)));
        LX_ASSIGN(done, write_allowance(*database, definitions->catalog(), writer, list, on,
                                        session.progress));
        LX_ASSIGN(action, writer.commit());
    }
    if (arguments.has("--out"))
        LX_TRY(write_list_file(allowance_receipts(list), arguments, session));
    if (!arguments.has("--json")) {
        if (!arguments.has("--out"))
            write_text(list);
        if (writes)
            print_out("已登记书记津贴 " + std::to_string(done.rows) + " 笔，" +
                      fen_text(list, done.fen) + " 元；多发的 " + std::to_string(done.overpaid) +
                      " 个没有改动。\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_object().text("table", table.id).integer("year", year);
    write_rows(json, list);
    json.integer("total_fen", list.owed()).integer("paid_fen", list.paid());
    write_differences(json, list);
    if (writes)
        json.key("written")
            .begin_object()
            .integer("action", action)
            .integer("rows", done.rows)
            .integer("fen", done.fen)
            .integer("overpaid", done.overpaid)
            .end_object();
    json.end_object();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command allowance_command()
{
    return {"allowance",
            "--db FILE --year 2025 [--table ID [--choose] | --file 标准.json | --tables] [--as-of "
            "DATE] [--out 签领表.xlsx|.pdf] [--write [--on DATE] [--by 姓名]] [--json]    "
            "书记津贴：按星级或考核等次和任职月份计算，与已登记的比较；--write 登记差额；--choose "
            "定为本文件的标准，--file 读入本县标准，--tables 写出现有标准",
            {{"--db", "FILE", true},
             {"--year", "YEAR", true},
             {"--table", "ID"},
             {"--choose", ""},
             {"--file", "FILE"},
             {"--tables", ""},
             {"--as-of", "DATE"},
             {"--out", "X.xlsx|X.pdf"},
             {"--write", ""},
             {"--on", "DATE"},
             {"--by", "姓名"},
             {"--json", ""}},
            0,
            0,
            show_allowance,
            false};
}

} // namespace lx::cli
