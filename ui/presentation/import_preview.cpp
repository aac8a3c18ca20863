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

ListState list_state(const std::string& path)
{
    const QFileInfo file(qt(path));
    return {file.size(), file.lastModified()};
}

std::vector<ListState> list_states(const std::vector<std::string>& paths)
{
    std::vector<ListState> states;
    for (const std::string& path : paths)
        states.push_back(list_state(path));
    return states;
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

bool ImportPreview::lists_changed() const
{
    return list_states(options.inputs) != lists;
}

bool ImportPreview::changes_something() const
{
    const auto changes = [](const ImportCounts& counts) {
        return counts.added + counts.updated > 0;
    };
    return changes(report.counts) ||
           std::any_of(report.also.begin(), report.also.end(),
                       [&](const auto& also) { return changes(also.second); });
}

Result<ImportPreview> preview_import(Database& database, const Catalog& catalog, const Actor& actor,
                                     ImportOptions options, const std::vector<std::string>& seen,
                                     Progress& progress)
{
    ImportPreview preview;
    preview.lists =
        list_states(options.inputs); // before it is read: a change on the way is noticed
    options.dry_run = true;
    for (bool again = true; again;) {
        LX_ASSIGN(preview.report, import_ledger(database, catalog, actor, options, progress));
        options.as_of = preview.report.as_of;
        options.by_stated_day = false; // it is the one asked for now
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

Result<ImportPreview> make_import(Database& database, const Catalog& catalog, const Actor& actor,
                                  const ImportPreview& tried, Progress& progress)
{
    ImportPreview made;
    made.options = tried.options;
    made.lists = list_states(tried.options.inputs);
    for (std::size_t i = 0; i < made.lists.size(); ++i) {
        if (made.lists[i] != tried.lists.at(i))
            return fail(ErrorKind::BadInput,
                        "文件“" + utf8_of(file_name_of(made.options.inputs[i])) +
                            "”在预览之后改动过，没有导入；请点“重新预览”，看过之后再导入。");
    }
    LX_ASSIGN(made.report, import_ledger(database, catalog, actor, made.options, progress));
    made.reasons = grouped_reasons(made.report);
    return made;
}

QString file_name_of(const std::string& path)
{
    return QFileInfo(qt(path)).fileName();
}

} // namespace lx::ui
