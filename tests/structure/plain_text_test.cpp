// Text of the data is text: where the window shows it, nothing takes it for markup. Read from the
// sources themselves.

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path root = LIANGXIN_SOURCE_DIR;

struct Line
{
    std::string file; ///< relative to the project
    int number = 0;
    std::string text;
};

/// Lines of the window's sources that fit a pattern, comments left out.
std::vector<Line> lines_with(const std::string& pattern)
{
    const std::regex wanted(pattern);
    std::vector<Line> found;
    for (const auto& entry : fs::recursive_directory_iterator(root / "ui")) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".h")
            continue;
        std::ifstream in(entry.path());
        std::string line;
        for (int number = 1; std::getline(in, line); ++number) {
            const std::string code = line.substr(0, line.find("//"));
            if (std::regex_search(code, wanted))
                found.push_back({fs::relative(entry.path(), root).string(), number, code});
        }
    }
    return found;
}

/// Only these files may have it.
void only_in(const std::string& pattern, const std::set<std::string>& files)
{
    for (const Line& line : lines_with(pattern)) {
        INFO(line.file << ":" << line.number << ": " << line.text);
        CHECK(files.count(line.file) == 1);
    }
}

std::string text_of(const std::string& file)
{
    std::ifstream in(root / file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("labels show their text as it stands; those made of markup are few and known")
{
    REQUIRE(lines_with(R"(\bTextLabel\b)").size() > 100);
    only_in(R"(\bQLabel\b)", {"ui/widgets/labels.h", "ui/shell/qt_dialogs.cpp"});
    only_in(R"(\bMarkupLabel\b)",
            {"ui/widgets/labels.h", "ui/form/policy_line.h", "ui/form/policy_line.cpp",
             "ui/dossier/verdict.h", "ui/dossier/verdict.cpp", "ui/exchange/result_line.h",
             "ui/exchange/result_line.cpp", "ui/rules/findings_panel.h",
             "ui/rules/findings_panel.cpp"});
    // Given a text a form layout makes labels of its own.
    only_in(R"re(addRow\((tr\(|"|QStringLiteral))re", {});
    only_in(R"(\bsetTextFormat\b)", {"ui/widgets/labels.h", "ui/shell/qt_dialogs.cpp"});
}

TEST_CASE("tooltips go through the helpers that make text of them")
{
    for (const Line& line : lines_with(R"(\bsetToolTip\()")) {
        if (line.file == "ui/widgets/labels.h")
            continue;
        INFO(line.file << ":" << line.number << ": " << line.text);
        CHECK(line.text.find("setToolTip(0, tip_text(") != std::string::npos);
    }
    for (const Line& line : lines_with(R"(QToolTip::showText\()")) {
        INFO(line.file << ":" << line.number << ": " << line.text);
        CHECK((line.file == "ui/ledger/ledger_delegate.cpp" ||
               line.file == "ui/event/event_cell_delegate.cpp" ||
               line.file == "ui/chart/chart_view.cpp" || line.file == "ui/widgets/line_label.cpp"));
    }
    CHECK(text_of("ui/chart/chart_view.cpp").find("tip_text(point_words(") != std::string::npos);
    CHECK(text_of("ui/widgets/line_label.cpp").find("tip_text(text())") != std::string::npos);
    CHECK(text_of("ui/ledger/ledger_delegate.cpp").find("tip_text(full.text)") !=
          std::string::npos);
    CHECK(text_of("ui/event/event_cell_delegate.cpp").find("tip_text(reason)") !=
          std::string::npos);
    // Models give all their texts through shown_data, or make a tip of this one.
    for (const Line& line : lines_with(R"(Qt::ToolTipRole)")) {
        if (line.file == "ui/presentation/shown_text.cpp")
            continue;
        INFO(line.file << ":" << line.number << ": " << line.text);
        const std::string header = line.file.substr(0, line.file.rfind('.')) + ".h";
        CHECK(text_of(header).find("shown_data(cell_data(") != std::string::npos);
    }
    only_in(R"(\bset(WhatsThis|StatusTip)\()", {});
}

TEST_CASE("markup is made in few places, of escaped texts, and loads nothing")
{
    only_in(R"(\btoHtmlEscaped\b)",
            {"ui/presentation/shown_text.cpp", "ui/presentation/table_text.cpp"});
    // The last one is a clipboard's, for spreadsheets.
    only_in(R"(\bsetHtml\()",
            {"ui/rules/findings_panel.cpp", "ui/presentation/print/given_glyphs.cpp",
             "ui/presentation/print/missing_glyphs.cpp", "ui/presentation/table_text.cpp"});
    only_in(R"(\b(QTextBrowser|QTextEdit|QGraphicsTextItem)\b)",
            {"ui/rules/findings_panel.h", "ui/rules/findings_panel.cpp"});
    CHECK(text_of("ui/rules/findings_panel.cpp").find("return nothing_loaded(type)") !=
          std::string::npos);
    CHECK(text_of("ui/rules/findings_panel.cpp").find("setOpenLinks(false)") != std::string::npos);
    only_in(R"((new QTextDocument|make_unique<QTextDocument>|^\s*QTextDocument \w+;))", {});
    only_in(R"(\b(QMessageBox|QInputDialog)\b)", {"ui/shell/qt_dialogs.cpp"});
    // A file that was just written is opened by its program, an attachment that can't be one;
    // nothing else is.
    only_in(R"(\bQDesktopServices\b)",
            {"ui/widgets/report_output.cpp", "ui/exchange/exchange_page.cpp",
             "ui/report/quarter_view.cpp", "ui/widgets/files_editor.cpp"});
    CHECK(text_of("ui/widgets/files_editor.cpp").find("opens_harmlessly(") != std::string::npos);
    only_in(R"(\b(QNetwork\w*|QWebEngine\w*|QtNetwork)\b)", {});
    // Labels of charts are markup to Qt: it gets none, all texts are placed as plain ones.
    for (const Line& line : lines_with(R"((new QBarSet|new QPieSlice)\()")) {
        INFO(line.file << ":" << line.number << ": " << line.text);
        CHECK(line.text.find("(QString()") != std::string::npos);
    }
    for (const Line& line : lines_with(R"(->setName\()")) {
        INFO(line.file << ":" << line.number << ": " << line.text);
        CHECK(line.text.find("setName(escaped(") != std::string::npos);
    }
}
