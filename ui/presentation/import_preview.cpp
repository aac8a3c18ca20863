#include "ui/presentation/import_preview.h"

#include <algorithm>

#include <QFileInfo>

#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

/// Keys of rows that bear another name in the ledger and that nobody has seen yet.
std::vector<std::string> unseen_names(const ImportReport& report,
                                      const std::vector<std::string>& seen)
{
    std::vector<std::string> keys;
    for (const ImportQuestion& question : report.questions) {
        if (question.kind == QuestionKind::Rename &&
            std::find(seen.begin(), seen.end(), question.text) == seen.end() &&
            !report.answers.leaves_out(question.text))
            keys.push_back(question.text);
    }
    return keys;
}

/// Below a list stands another one, which is read with the answers given but not with those
/// remembered for the list.
bool has_lists_below(const ImportReport& report)
{
    return std::adjacent_find(report.tables.begin(), report.tables.end(),
                              [](const ImportedTable& a, const ImportedTable& b) {
                                  return a.input == b.input && a.sheet == b.sheet;
                              }) != report.tables.end();
}

} // namespace

Result<ImportPreview> preview_import(Database& database, const Catalog& catalog, const Actor& actor,
                                     ImportOptions options, const std::vector<std::string>& seen,
                                     Progress& progress)
{
    ImportPreview preview;
    options.dry_run = true;
    for (bool again = true; again;) {
        LX_ASSIGN(preview.report, import_ledger(database, catalog, actor, options, progress));
        const auto individuals = options.answers.individuals;
        const bool differs = options.recall && has_lists_below(preview.report) &&
                             options.answers.to_json() != preview.report.answers.to_json();
        options.answers = preview.report.answers;
        options.answers.individuals = individuals; // where it is the file's setting it stays that
        options.recall = false;                    // what was remembered is among the answers now
        const auto keys = unseen_names(preview.report, seen);
        options.answers.leave_out.insert(options.answers.leave_out.end(), keys.begin(), keys.end());
        again = !keys.empty() || differs;
    }
    options.dry_run = false;
    preview.options = std::move(options);
    preview.reasons = grouped_reasons(preview.report);
    return preview;
}

QString file_name_of(const std::string& path)
{
    return QFileInfo(qt(path)).fileName();
}

} // namespace lx::ui
