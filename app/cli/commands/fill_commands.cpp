// bind and fill: the upper level's own workbook, its cells bound to figures and filled with them.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"

#include <algorithm>

#include <QJsonDocument>

#include "core/base/input_file.h"
#include "core/base/output_file.h"
#include "core/base/text.h"
#include "core/report/own_reports.h"
#include "core/report/quarter/binding_store.h"
#include "core/report/quarter/fill_workbook.h"
#include "core/report/quarter/propose_binding.h"

namespace lx::cli {

namespace {

constexpr std::uint64_t most_binding = std::uint64_t{32} << 20;

Result<Binding> load_binding(const std::string& path)
{
    LX_ASSIGN(const std::string json, read_file(path, most_binding));
    return read_binding(json, path);
}

Result<Period> period_of(const std::string& word)
{
    const auto period = Period::parse(word);
    if (!period)
        return fail(ErrorKind::Usage,
                    "期间“" + word + "”不对，要写成 2025、2025H1、2025Q3 或 2025-09。");
    return *period;
}

/// A binding that says nothing of what is written around its parts is taken by its cells alone: one
/// that can't be filled is a fault of the binding, not of a changed form.
Result<> check_plain(WorkbookPatch& patch, const Binding& binding, const std::string& file)
{
    for (std::size_t i = 0; i < binding.cells.size(); ++i) {
        const BoundCell& cell = binding.cells[i];
        if (cell.place.noted())
            continue;
        const CellAddress at = *cell_address(cell.cell);
        if (const auto checked = patch.check({cell.sheet, at.row, at.column}); !checked)
            return fail(checked.error().kind, (file.empty() ? std::string()
                                                            : "绑定文件 " + file + "：cells[" +
                                                                  std::to_string(i) + "]：") +
                                                  checked.error().message);
    }
    return {};
}

/// What the form does to a binding, told; moves need a word of the clerk.
Result<PlacedBinding> settle(WorkbookPatch& patch, SheetForms& forms, const Binding& binding,
                             const Arguments& arguments, Session& session)
{
    LX_ASSIGN(PlacedBinding placed, place_binding(patch, forms, binding, session.progress));
    const auto moves = placed.moves();
    for (const std::string& move : moves)
        print_note("位置变了：" + move);
    for (const std::string& lost : placed.lost())
        print_note("对不上了：" + lost);
    if (!moves.empty() && !arguments.has("--accept-moves"))
        return fail(ErrorKind::Refused,
                    "上级表格的版式变了，有 " + std::to_string(placed.count(BoundState::Moved)) +
                        " 处绑定的位置跟着变了（见上面），没有填；核对无误请加 --accept-moves "
                        "再填一次。");
    if (placed.binding.cells.empty() && placed.binding.lists.empty())
        return fail(ErrorKind::Refused,
                    "绑定在这个上级表格里一处也对不上，没有填；请重新绑定（bind --propose）。");
    return placed;
}

Result<> tell_fill(const FillOutcome& outcome, const PlacedBinding& placed, const Period& period,
                   const std::string& out)
{
    JsonWriter json(standard_output());
    json.begin_object().text("out", out).text("period", period.code());
    json.integer("cells", outcome.cells).key("lists").begin_array();
    for (const FillOutcome::List& list : outcome.lists)
        json.begin_object()
            .text("sheet", list.sheet)
            .text("first", list.first)
            .integer("rows", list.rows)
            .end_object();
    json.end_array();
    const auto texts = [&](const char* key, const std::vector<std::string>& all) {
        json.key(key).begin_array();
        for (const std::string& one : all)
            json.text(one);
        json.end_array();
    };
    texts("moved", placed.moves());
    texts("lost", placed.lost());
    json.end_object();
    return finish_json(json);
}

Result<int> fill(const Arguments& arguments, Session& session)
{
    const std::string& path = arguments.plain().front();
    LX_ASSIGN(const Period period, period_of(arguments.value("--period")));
    const bool from_file = arguments.has("--binding");
    Binding binding;
    if (from_file) {
        LX_ASSIGN(binding, load_binding(arguments.value("--binding")));
    }
    LX_ASSIGN(const auto patch, WorkbookPatch::open(path));
    // A move that is confirmed is kept, so that it is confirmed once.
    const bool writes = !from_file && arguments.has("--accept-moves");
    LX_ASSIGN(const auto database, open_database(arguments, writes ? Database::Mode::ReadWrite
                                                                   : Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    SheetForms forms(*patch);
    if (!from_file) {
        LX_ASSIGN(const auto kept, kept_bindings(*database));
        LX_ASSIGN(auto known, binding_for(*patch, forms, kept, session.progress));
        if (!known)
            return fail(ErrorKind::Usage,
                        "“" + path +
                            "”还没有保存过绑定；请写 --binding B.json，或先用 bind 保存一次。");
        print_note("用保存的绑定“" + known->name + "”。");
        binding = std::move(*known);
    }
    const std::string file = from_file ? arguments.value("--binding") : binding.name;
    LX_ASSIGN(const auto reports, all_reports(*database, definitions->facts()));
    LX_TRY(check_binding(binding, *definitions, reports, file));
    LX_TRY(check_plain(*patch, binding, from_file ? file : std::string()));
    LX_ASSIGN(PlacedBinding placed, settle(*patch, forms, binding, arguments, session));

    FillRequest request;
    request.figures = {period, session.clock.today(), arguments.value("--scope")};
    request.masked = !arguments.has("--unmasked");
    LX_ASSIGN(const FillOutcome outcome, fill_workbook(*patch, *database, definitions,
                                                       placed.binding, request, session.progress));
    LX_TRY(write_file(arguments.value("--out"), outcome.bytes));
    if (writes && placed.count(BoundState::Moved) > 0) {
        LX_TRY(note_places(forms, placed.binding, session.progress));
        LX_TRY(keep_binding(*database, placed.binding, actor_of(arguments, session)));
    }
    for (const FillOutcome::List& list : outcome.lists)
        print_note("名册 " + list.sheet + "!" + list.first + "：" + std::to_string(list.rows) +
                   " 行。");
    print_note("已填 " + std::to_string(outcome.cells) + " 格，写入 " + arguments.value("--out"));
    if (arguments.has("--json"))
        LX_TRY(tell_fill(outcome, placed, period, arguments.value("--out")));
    return placed.count(BoundState::Lost) > 0 ? 1 : 0;
}

void tell_proposal(const Proposal& proposal)
{
    for (const Proposal::Sheet& sheet : proposal.sheets) {
        const std::string what = !sheet.report.empty()   ? "报表 " + sheet.report
                                 : !sheet.ledger.empty() ? "名册 " + sheet.ledger
                                                         : "没有认出来";
        print_note("工作表“" + sheet.sheet + "”：" + what);
        const auto missing = [&](const char* word, const std::vector<std::string>& names) {
            constexpr std::size_t told = 12;
            std::string text;
            for (std::size_t i = 0; i < std::min(told, names.size()); ++i)
                text += (text.empty() ? "" : "、") + names[i];
            if (names.size() > told)
                text += "等 " + std::to_string(names.size()) + " 个";
            if (!text.empty())
                print_note(std::string("　没有对上的") + word + "：" + text);
        };
        missing("栏", sheet.columns);
        missing("行", sheet.rows);
    }
}

Result<int> propose(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto patch, WorkbookPatch::open(arguments.plain().front()));
    SheetForms forms(*patch);
    Proposal proposal;
    if (arguments.has("--db")) {
        LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
        LX_ASSIGN(const auto definitions, definitions_of(*database));
        Period period = Period::judged(PeriodKind::Quarter, session.clock.today());
        if (arguments.has("--period")) {
            LX_ASSIGN(period, period_of(arguments.value("--period")));
        }
        FigureBook figures(*database, definitions, {period, session.clock.today(), {}});
        LX_ASSIGN(proposal,
                  propose_binding(*patch, forms, *definitions, &figures, session.progress));
    } else {
        LX_ASSIGN(proposal, propose_binding(*patch, forms, *Definitions::program(), nullptr,
                                            session.progress));
    }
    tell_proposal(proposal);
    if (arguments.has("--json")) {
        print_out(QJsonDocument(binding_json(proposal.binding))
                      .toJson(QJsonDocument::Indented)
                      .toStdString());
        return 0;
    }
    for (const BoundCell& cell : proposal.binding.cells)
        print_out(cell.sheet + "!" + cell.cell + "\t" + cell.report + "\t" + cell.row + "\t" +
                  cell.column + "\n");
    for (const BoundList& list : proposal.binding.lists) {
        std::string columns;
        for (const std::string& column : list.columns)
            columns += (columns.empty() ? "" : "、") + column;
        print_out(list.sheet + "!" + list.first + "\t" + list.ledger + "\t到第 " +
                  std::to_string(list.last_row) + " 行\t" + columns + "\n");
    }
    return 0;
}

Result<int> list_kept(const Arguments& arguments, Session& /*session*/)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto kept, kept_bindings(*database));
    if (!arguments.has("--json")) {
        for (const Binding& one : kept)
            print_out(one.name + "\t" + std::to_string(one.cells.size()) + " 格\t" +
                      std::to_string(one.lists.size()) + " 个名册\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const Binding& one : kept)
        json.begin_object()
            .text("name", one.name)
            .integer("cells", std::ssize(one.cells))
            .integer("lists", std::ssize(one.lists))
            .end_object();
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

/// The binding's own name, else that of the workbook.
std::string kept_name(const Arguments& arguments, const Binding& binding)
{
    if (arguments.has("--name"))
        return trim(arguments.value("--name"));
    if (!binding.name.empty())
        return binding.name;
    std::string name = arguments.plain().front();
    name.erase(0, name.find_last_of("/\\") + 1);
    return name.substr(0, name.rfind('.'));
}

Result<int> keep(const Arguments& arguments, Session& session)
{
    const std::string file = arguments.value("--binding");
    LX_ASSIGN(Binding binding, load_binding(file));
    LX_ASSIGN(const auto patch, WorkbookPatch::open(arguments.plain().front()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto reports, all_reports(*database, definitions->facts()));
    LX_TRY(check_binding(binding, *definitions, reports, file));
    LX_TRY(check_plain(*patch, binding, file));
    SheetForms forms(*patch);
    LX_ASSIGN(PlacedBinding placed, settle(*patch, forms, binding, arguments, session));
    LX_TRY(note_places(forms, placed.binding, session.progress));
    placed.binding.name = kept_name(arguments, binding);
    return tell_setting(*database, arguments, "已保存绑定“" + placed.binding.name + "”。", [&] {
        return keep_binding(*database, placed.binding, actor_of(arguments, session));
    });
}

Result<int> bind(const Arguments& arguments, Session& session)
{
    const std::string& first = arguments.plain().front();
    const auto needs_db = [&]() -> Result<> {
        if (!arguments.has("--db"))
            return fail(ErrorKind::Usage, "缺少选项“--db”，请补上后重试。");
        return {};
    };
    if (first == "list" && !arguments.has("--propose") && !arguments.has("--binding")) {
        LX_TRY(needs_db());
        return list_kept(arguments, session);
    }
    if (arguments.has("--remove")) {
        LX_TRY(needs_db());
        LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
        return tell_setting(*database, arguments, "已删除绑定“" + first + "”。", [&] {
            return remove_binding(*database, first, actor_of(arguments, session));
        });
    }
    if (arguments.has("--propose") == arguments.has("--binding"))
        return fail(ErrorKind::Usage,
                    "bind 要写 --propose（看能绑定什么）或 --binding B.json（保存绑定）之一。");
    if (arguments.has("--propose"))
        return propose(arguments, session);
    LX_TRY(needs_db());
    return keep(arguments, session);
}

} // namespace

Command bind_command()
{
    return {"bind",
            "TEMPLATE.xlsx --propose [--db FILE] [--period 2025Q3] [--json] | TEMPLATE.xlsx "
            "--binding B.json --db FILE [--name 名称] [--accept-moves] | list --db FILE [--json] | "
            "名称 --remove --db FILE  [--by 姓名]    上级表格的绑定：按表头提议，保存，列出，删除",
            {{"--propose", ""},
             {"--binding", "B.json"},
             {"--db", "FILE"},
             {"--period", "PERIOD"},
             {"--name", "名称"},
             {"--accept-moves", ""},
             {"--remove", ""},
             {"--by", "姓名"},
             {"--json", ""}},
            1,
            1,
            bind,
            false};
}

Command fill_command()
{
    return {"fill",
            "TEMPLATE.xlsx [--binding B.json] --db FILE --period 2025Q3 --out X.xlsx [--scope ID] "
            "[--accept-moves] [--unmasked] [--by 姓名] [--json]    "
            "按绑定填上级的表格，其余内容一字不动；不写 --binding 用保存过的",
            {{"--binding", "B.json"},
             {"--db", "FILE", true},
             {"--period", "PERIOD", true},
             {"--out", "FILE", true},
             {"--scope", "ID"},
             {"--accept-moves", ""},
             {"--unmasked", ""},
             {"--by", "姓名"},
             {"--json", ""}},
            1,
            1,
            fill,
            false};
}

} // namespace lx::cli
