#include <cmath>

#include "app/cli/ballot_print.h"
#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/output_guard.h"
#include "app/cli/pages_argument.h"
#include "app/cli/submission_note.h"
#include "core/base/split.h"
#include "core/county/policies.h"
#include "core/instructors/score_texts.h"
#include "core/report/letterhead.h"
#include "core/report/make_report.h"
#include "core/report/make_sheets.h"
#include "core/store/settings_store.h"
#include "ui/presentation/print/given_glyphs.h"
#include "ui/presentation/print/missing_glyphs.h"
#include "ui/presentation/print/pdf_each.h"
#include "ui/presentation/print/sheet_pieces.h"

namespace lx::cli {

namespace {

Result<> check_numbered(Database& database, const SheetDef& sheet)
{
    if (!sheet.letter)
        return fail(ErrorKind::Usage, "“" + sheet.name + "”不是公文，不编发文字号。");
    LX_ASSIGN(const Letterhead head, letterhead(database));
    if (const auto word = head.words.find(sheet.id);
        word == head.words.end() || word->second.empty())
        return fail(ErrorKind::Usage, "还没有“" + sheet.name +
                                          "”的发文机关代字，请先用 letters --word " + sheet.name +
                                          "=… 设置。");
    return {};
}

/// 套打: only what is filled in, moved by so many mm.
Result<> prepare_paper(const Arguments& arguments, const SheetDef& sheet, PageSetup& setup)
{
    setup.values_only = arguments.has("--preprinted");
    if (setup.values_only && !sheet.preprinted)
        return fail(ErrorKind::Usage, "“" + sheet.name + "”没有印好的专用纸，不能套打。");
    const std::string shift = arguments.value("--shift");
    if (shift.empty())
        return {};
    const std::vector<std::string> parts = split_at(shift, ',');
    const auto number = [](const std::string& text, double& into) {
        bool good = false;
        into = QString::fromStdString(text).trimmed().toDouble(&good);
        return good && std::abs(into) <= 100;
    };
    if (!setup.values_only || parts.size() != 2 || !number(parts[0], setup.right_by) ||
        !number(parts[1], setup.down_by))
        return fail(ErrorKind::Usage, "--shift 要和 --preprinted 一起用，写向右、向下移动的毫米数，"
                                      "例如 1.5,-2。");
    return {};
}

/// How the sheet's pages are printed, and which of them.
/// Pictures for characters that no font has: those of the file, and those given now.
Result<> take_glyphs(const Arguments& arguments, Session& session, Database& database)
{
    for (const std::string& given : arguments.values("--glyph")) {
        const std::size_t at = given.find('=');
        const char32_t character = glyph_named(given.substr(0, at));
        if (at == std::string::npos || character == 0)
            return fail(ErrorKind::Usage, "--glyph 要写成 U+2A6D6=字.png，不能是“" + given + "”。");
        LX_TRY(give_glyph(database, character, given.substr(at + 1), actor_of(arguments, session)));
    }
    LX_ASSIGN(auto glyphs, given_glyphs(database));
    use_glyphs(std::move(glyphs));
    return {};
}

Result<PageSetup> setup_for(const Arguments& arguments, const SheetDef& sheet)
{
    PageSetup setup = sheet_setup(sheet.letter.has_value());
    LX_ASSIGN(setup.only, pages_argument(arguments));
    if (!setup.only.all() && arguments.has("--each"))
        return fail(ErrorKind::Usage, "--pages 和 --each 不能一起用。");
    LX_TRY(prepare_paper(arguments, sheet, setup));
    return setup;
}

Result<> write_each(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
                    const std::string& folder, Progress& progress)
{
    LX_ASSIGN(const PdfEach each, write_pdf_each(pieces, setup, folder, progress));
    for (const std::string& refused : each.refused)
        print_note(refused);
    print_note("已写入 " + folder + "，共 " + std::to_string(each.files.size()) + " 个文件。");
    if (!each.refused.empty())
        return fail(ErrorKind::Io, std::to_string(each.refused.size()) + " 个文件没有写出来。");
    return {};
}

/// Ballots and what came out of 民主评议党员 are of a round, not of rows.
constexpr const char* ballot = "ballot";
constexpr const char* appraisal = "appraisal-sheet";

Result<int> print_of_rounds(const Arguments& arguments, const SheetRequest& request,
                            Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const std::string& what = arguments.plain().front();
    std::vector<SheetDoc> papers;
    if (what == appraisal) {
        LX_ASSIGN(papers, appraisal_sheets(*database, definitions, *request.year));
    } else {
        LX_ASSIGN(papers, ballots_to_print(*database, definitions, *request.year,
                                           arguments.has("--members"),
                                           arguments.has("--copies") ? request.copies : 0,
                                           arguments.has("--numbered"), request.keys));
    }
    LX_TRY(write_pdf(sheet_pieces(papers), PageSetup::portrait(), what, arguments.value("--out"),
                     session.progress));
    print_note("已写入 " + arguments.value("--out") + "，共 " + std::to_string(papers.size()) +
               " 张。");
    return 0;
}

} // namespace

Command print_command()
{
    return {
        "print",
        "SHEET --db FILE [--key KEY…|--all] [--as-of DATE] [--year 2024] [--copies N] "
        "[--numbered] [--unmasked] [--no-record] [--by 姓名] [--pages 1-3,5] [--preprinted "
        "[--shift 右毫米,下毫米]] --out X.pdf|文件夹 "
        "[--each]    "
        "打印表（PDF）；--each 每个对象一个文件；--numbered 选票编号，公文编发文字号；ballot 加 "
        "--members 是民主评议党员的选票，appraisal-sheet 是其汇总表；--glyph "
        "给出没有字体的字的图片，存在文件里",
        {{"--db", "FILE", true},
         {"--key", "KEY", false, true, true},
         {"--all", ""},
         {"--as-of", "DATE"},
         {"--year", "YEAR"},
         {"--copies", "N"},
         {"--numbered", ""},
         {"--glyph", "U+2A6D6=字.png", false, true},
         {"--members", ""},
         {"--unmasked", ""},
         {"--each", ""},
         {"--pages", "1-3,5"},
         {"--preprinted", ""},
         {"--shift", "1.5,-2"},
         {"--no-record", ""},
         {"--by", "姓名"},
         {"--out", "FILE", true}},
        1,
        1,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            SheetRequest request;
            LX_ASSIGN(request.as_of, arguments.date("--as-of", session.clock.today()));
            LX_ASSIGN(const std::int64_t year,
                      arguments.number("--year", request.as_of.year() - 1, {1900, 2999}));
            LX_ASSIGN(const std::int64_t copies, arguments.number("--copies", 1, {1, 1000}));
            request.year = static_cast<int>(year);
            request.copies = static_cast<int>(copies);
            request.keys = arguments.values("--key");
            request.masked = !arguments.has("--unmasked");
            if (request.keys.empty() != arguments.has("--all"))
                return fail(ErrorKind::Usage,
                            "请用 --key 指定对象，或用 --all 打印全部，两者选一。");
            if (arguments.plain().front() == ballot || arguments.plain().front() == appraisal)
                return print_of_rounds(arguments, request, session);
            if (arguments.has("--each"))
                LX_TRY(make_folder(arguments.value("--out")));
            // Numbers are kept before anything with them is written.
            const bool numbered = arguments.has("--numbered");
            const bool writes = numbered || arguments.has("--glyph");
            LX_ASSIGN(auto database, open_database(arguments, writes ? Database::Mode::ReadWrite
                                                                     : Database::Mode::ReadOnly));
            LX_TRY(take_glyphs(arguments, session, *database));
            LX_ASSIGN(const auto definitions, definitions_of(*database));
            LX_ASSIGN(const SheetDef sheet,
                      SheetDef::find(definitions->facts(), arguments.plain().front()));
            if (sheet.by_score) {
                LX_ASSIGN(const auto policies, carried_out(*database));
                LX_ASSIGN(request.given, score_texts(*database, definitions, policies,
                                                     request.as_of, session.progress));
            }
            LX_ASSIGN(const PageSetup setup, setup_for(arguments, sheet));
            LetterNumbers numbers;
            if (numbered) {
                LX_TRY(check_numbered(*database, sheet));
                request.numbers = &numbers;
            }
            std::vector<SheetDoc> sheets;
            if (request.keys.empty() && sheet.id == "assessment-sheet") {
                // Those of the rounds, also of one that isn't closed yet.
                LX_ASSIGN(sheets,
                          round_score_sheets(*database, definitions, *request.year, request.as_of));
            }
            if (sheets.empty()) {
                LX_ASSIGN(sheets,
                          make_sheets(*database, definitions, sheet, request, session.progress));
            }
            if (numbers.given() > 0) {
                const std::string title =
                    "编发文字号 " + sheet.name + " " + std::to_string(numbers.given()) + " 件";
                LX_TRY(numbers.keep(*database, title, actor_of(arguments, session)));
                print_note(title + "。");
            }
            const std::vector<PrintPiece> pieces = sheet_pieces(sheets);
            for (const std::string& warning : missing_glyphs(pieces))
                print_note(warning);
            if (arguments.has("--each")) {
                LX_TRY(write_each(pieces, setup, arguments.value("--out"), session.progress));
            } else {
                LX_TRY(write_pdf(pieces, setup, arguments.plain().front(), arguments.value("--out"),
                                 session.progress));
                print_note("已写入 " + arguments.value("--out") +
                           (setup.only.all() ? "，共 " + std::to_string(pieces.size()) + " 份。"
                                             : "，只有第 " + arguments.value("--pages") + " 页。"));
            }
            if (!sheet.handed_up || !setup.only.all())
                return 0; // of no period, or a part: nothing that is handed up
            LX_ASSIGN(const auto jurisdiction, SettingsStore(*database).jurisdiction());
            database.reset(); // to be written, it is opened once more
            const std::string out = arguments.value("--out");
            enter_submissions(
                arguments, session,
                {{sheet.name, sheet.id, *Period::parse(std::to_string(year)), session.clock.today(),
                  std::nullopt, out.substr(out.find_last_of('/') + 1), office_of(jurisdiction)}});
            return 0;
        },
        true};
}

} // namespace lx::cli
