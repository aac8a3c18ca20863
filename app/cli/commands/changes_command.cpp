// changes: what became another between two days or periods, every difference to the last name.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/input_file.h"
#include "core/base/object_reader.h"
#include "core/ledger/mask.h"
#include "core/report/quarter/changes_report.h"
#include "core/report/report_xlsx.h"
#include "ui/presentation/print/missing_glyphs.h"
#include "ui/presentation/print/sheet_pieces.h"

namespace lx::cli {

namespace {

/// A day, or the last one of a period. A period that is not over yet is as it stands today.
Result<Date> day_of(const Arguments& arguments, const std::string& option, Date today)
{
    const std::string word = arguments.value(option);
    if (const auto day = Date::from_iso(word))
        return *day;
    const auto period = Period::parse(word);
    if (!period)
        return fail(ErrorKind::Usage, option + " 的“" + word +
                                          "”不对，要写成日期 2025-09-30，或期间 2025Q3、2025-09。");
    if (period->first > today)
        return fail(ErrorKind::Usage, "期间“" + word + "”还没有开始，最晚可写 " +
                                          Period::containing(period->kind, today).code() + "。");
    return period->last;
}

class Out
{
public:
    Out(const ChangeExplanations& explanations, bool masked, bool all)
        : m_explanations(explanations), m_masked(masked), m_all(all), m_json(standard_output())
    {}

    Result<> write(const Changes& changes)
    {
        m_json.begin_object().text("from", changes.from.iso()).text("to", changes.to.iso());
        if (!changes.scope_id.empty())
            m_json.text("scope", changes.scope_id);
        m_json.text("note", changes.note);
        for (const ChangeBalance& one : changes.balances)
            write(one);
        m_json.key("coverage").begin_object();
        for (const ChangeBalance& one : changes.coverage)
            write(one);
        m_json.end_object();
        m_json.key("figures").begin_array();
        for (const FigureChange& one : changes.figures)
            if (m_all || one.reached)
                write(one);
        m_json.end_array().key("checks").begin_array();
        for (const ReportCheck& check : changes.checks)
            m_json.begin_object()
                .text("title", check.title)
                .text("place", check.place)
                .text("left", check.left)
                .text("right", check.right)
                .boolean("passed", check.passed)
                .end_object();
        m_json.end_array().end_object();
        return finish_json(m_json);
    }

private:
    void key_and_name(const std::string& key, const std::string& name)
    {
        m_json.begin_object().text("key", m_masked ? mask_key_parts(key) : key).text("name", name);
    }

    void given(const char* key, const std::string& text)
    {
        if (!text.empty())
            m_json.text(key, text);
    }

    void write(const ChangeBalance& balance)
    {
        m_json.key(balance.key).begin_object();
        m_json.integer("opening", balance.opening).integer("in", balance.count(1));
        m_json.integer("out", balance.count(-1)).integer("closing", balance.closing);
        for (const ChangeSection& section : balance.sections) {
            m_json.key(section.key).begin_array();
            for (const ChangeEntry& entry : section.entries) {
                key_and_name(entry.key, entry.name);
                given("why", entry.why);
                given("date", entry.date);
                given("before", entry.before);
                given("after", entry.after);
                m_json.end_object();
            }
            m_json.end_array();
        }
        m_json.end_object();
    }

    void write(const FigureChange& figure)
    {
        m_json.begin_object().text("report", figure.report).text("table", figure.table);
        m_json.text("row", figure.row).text("row_key", figure.row_key);
        m_json.text("column", figure.column);
        m_json.text("heading", figure.heading);
        if (figure.share)
            m_json.key("before").real(figure.before).key("after").real(figure.after);
        else
            m_json.integer("before", static_cast<std::int64_t>(figure.before))
                .integer("after", static_cast<std::int64_t>(figure.after));
        m_json.boolean("explained_by_names", figure.whole);
        if (const auto said = m_explanations.find(figure.key()); said != m_explanations.end())
            m_json.text("explanation", said->second);
        m_json.key("names").begin_array();
        for (const FigureName& name : figure.names) {
            key_and_name(name.key, name.name);
            m_json.integer("amount", name.amount);
            given("why", name.why);
            given("part", name.part);
            m_json.end_object();
        }
        m_json.end_array().end_object();
    }

    const ChangeExplanations& m_explanations;
    bool m_masked;
    bool m_all;
    JsonWriter m_json;
};

void write_balance(const ChangeBalance& balance)
{
    std::string line = balance.name + "\t期初 " + std::to_string(balance.opening);
    for (const ChangeSection& section : balance.sections)
        if (section.sign != 0 && !section.entries.empty())
            line += std::string("\t") + section.name + (section.sign > 0 ? " +" : " −") +
                    std::to_string(section.entries.size());
    print_out(line + "\t期末 " + std::to_string(balance.closing) + "\n");
    for (const ChangeSection& section : balance.sections)
        for (const ChangeEntry& entry : section.entries) {
            std::string text =
                "  " + section.name + "\t" + mask_key_parts(entry.key) + "\t" + entry.name;
            for (const std::string& part : {entry.why, entry.date})
                text += part.empty() ? "" : "\t" + part;
            if (!entry.before.empty() || !entry.after.empty())
                text += "\t" + entry.before + "→" + entry.after;
            print_out(text + "\n");
        }
}

void write_text(const Changes& changes, const ChangeExplanations& explanations, bool all)
{
    print_out("变更说明　" + changes.from.iso() + " 至 " + changes.to.iso() +
              (changes.scope.empty() ? "" : "　统计口径：" + changes.scope) + "　" + changes.note +
              "\n");
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& balance : *balances)
            write_balance(balance);
    for (const FigureChange& figure : changes.figures) {
        if (!all && !figure.reached)
            continue;
        const auto said = explanations.find(figure.key());
        print_out(figure.report_name + "\t" + figure.row + "\t" + figure.heading + "\t" +
                  figure_text(figure, figure.before) + "→" + figure_text(figure, figure.after) +
                  "\t" + (said == explanations.end() ? "" : said->second) + "\n");
    }
}

/// `[{report, table?, row, column, explanation}]`; the row by its heading or key. Without a table
/// the one of the report that has the figure is meant.
Result<ChangeExplanations> read_explanations(const std::string& path, const Changes& changes)
{
    constexpr std::uint64_t most = 16ULL << 20U;
    LX_ASSIGN(const std::string text, read_file(path, most));
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    if (!json.isArray())
        return fail(ErrorKind::BadInput,
                    "“" + path +
                        "”不是说明的 JSON 列表，要写成 [{\"report\": 报表, \"row\": 行, "
                        "\"column\": 栏, \"explanation\": 说明}]。");
    ChangeExplanations explanations;
    const QJsonArray list = json.array();
    for (qsizetype i = 0; i < list.size(); ++i) {
        ObjectReader in("[" + std::to_string(i) + "]", list[i].toObject());
        FigureChange figure;
        std::string said;
        in.text("report", figure.report, true);
        in.text("table", figure.table);
        in.text("row", figure.row, true);
        in.text("column", figure.column, true);
        in.text("explanation", said);
        LX_TRY(in.end(path));
        figure.row_key = figure.row;
        for (const FigureChange& one : changes.figures)
            if (one.report == figure.report && one.column == figure.column &&
                (figure.table.empty() || figure.table == one.table) &&
                (one.row == figure.row || one.row_key == figure.row)) {
                figure.table = one.table;
                figure.row_key = one.row_key;
            }
        explanations[figure.key()] = said;
    }
    return explanations;
}

Result<> write_files(const Changes& changes, const ChangeExplanations& explanations,
                     const Arguments& arguments, Session& session)
{
    const Date today = session.clock.today();
    if (arguments.has("--out")) {
        LX_TRY(write_report_xlsx(changes_report(changes, explanations, today),
                                 arguments.value("--out"), {}, session.progress));
        print_note("已写入 " + arguments.value("--out"));
    }
    if (arguments.has("--letter")) {
        const auto pieces = sheet_pieces({changes_letter(changes, explanations, today)});
        for (const std::string& warning : missing_glyphs(pieces))
            print_note(warning);
        LX_TRY(write_pdf(pieces, PageSetup::letter(), "变更说明", arguments.value("--letter"),
                         session.progress));
        print_note("已写入 " + arguments.value("--letter"));
    }
    return {};
}

Result<int> changes(const Arguments& arguments, Session& session)
{
    const Date today = session.clock.today();
    ChangesRequest request;
    LX_ASSIGN(request.from, day_of(arguments, "--from", today));
    LX_ASSIGN(request.to, day_of(arguments, "--to", today));
    request.scope = arguments.value("--scope");
    request.by_dates = arguments.has("--by-dates");
    request.every_name = arguments.has("--all");
    const bool explains = arguments.has("--explain");
    LX_ASSIGN(const auto database, open_database(arguments, explains ? Database::Mode::ReadWrite
                                                                     : Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto found, read_changes(*database, definitions, request, session.progress));
    if (explains) {
        LX_ASSIGN(const auto said, read_explanations(arguments.value("--explain"), *found));
        LX_TRY(explain_changes(*database, *found, said, actor_of(arguments, session)));
        print_note("已保存 " + std::to_string(said.size()) + " 条说明。");
    }
    LX_ASSIGN(const auto explanations,
              change_explanations(*database, found->from, found->to, found->scope_id));
    LX_TRY(write_files(*found, explanations, arguments, session));
    if (arguments.has("--json"))
        LX_TRY(Out(explanations, arguments.has("--masked"), request.every_name).write(*found));
    else if (!arguments.has("--out") && !arguments.has("--letter"))
        write_text(*found, explanations, request.every_name);
    for (const ReportCheck& check : found->checks)
        if (!check.passed)
            print_note("校验不符：" + check.title + "（" + check.place + "）" + check.left +
                       " 与 " + check.right);
    return 0;
}

} // namespace

Command changes_command()
{
    return {"changes",
            "--db FILE --from DATE|PERIOD --to DATE|PERIOD [--scope ID] [--by-dates] [--all] "
            "[--explain FILE.json] [--out X.xlsx] [--letter X.pdf] [--masked] [--by 姓名] [--json] "
            "   变更说明："
            "两天（期间取最后一天）之间增减变化的名单和数字",
            {{"--db", "FILE", true},
             {"--from", "DATE|PERIOD", true},
             {"--to", "DATE|PERIOD", true},
             {"--scope", "ID"},
             {"--by-dates", ""},
             {"--all", ""},
             {"--explain", "FILE"},
             {"--out", "FILE"},
             {"--letter", "FILE"},
             {"--by", "姓名"},
             {"--masked", ""},
             {"--json", ""}},
            0,
            0,
            changes,
            true};
}

} // namespace lx::cli
