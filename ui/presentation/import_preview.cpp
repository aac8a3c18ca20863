#include "ui/presentation/import_preview.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/spreadsheet/column_letters.h"
#include "core/store/database.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

using Row = TextTableModel::Row;
using Tone = TextTableModel::Tone;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(lx::ui::ImportPreview)
};

Row column_row(const HeadingIndex& index, const SheetTable& table, const TableColumn& column,
               const QString& place)
{
    Row row;
    row.texts << place
              << qt(column_letters(column.column)) + QStringLiteral("  ") + qt(column.heading());
    if (column.ignored) {
        row.texts << Tr::tr("Left out") << QString();
        row.tone = Tone::Soft;
    } else if (!column.target) {
        row.texts << Tr::tr("Not recognised") << Tr::tr("This column is not imported");
        row.tone = Tone::Warning;
    } else {
        const FieldDef& field = index.field(*column.target);
        QString into = qt(heading(field));
        if (column.target->slot > 0)
            into = qt(index.def(column.target->slot).name) + QStringLiteral(" / ") + into;
        row.texts << into;
        if (column.duplicate_of >= 0) {
            const auto other = static_cast<std::size_t>(column.duplicate_of);
            row.texts << Tr::tr("Not imported: “%1” fills this field already")
                             .arg(other < table.table.columns.size()
                                      ? qt(table.table.columns[other].heading())
                                      : QString());
            row.tone = Tone::Warning;
        } else if (column.continues) {
            row.texts << Tr::tr("More of the text of the column before");
            row.tone = Tone::Ok;
        } else {
            QStringList words;
            if (index.is_key(*column.target))
                words << Tr::tr("Rows are matched by it");
            if (column.money_factor == 10'000)
                words << Tr::tr("Counted in 10,000 yuan");
            row.texts << words.join(QStringLiteral("；"));
            row.tone = Tone::Ok;
        }
    }
    return row;
}

} // namespace

QString file_name_of(const std::string& path)
{
    return QFileInfo(qt(path)).fileName();
}

Result<ImportPreview> preview_import(Database& database, const Catalog& catalog, const Actor& actor,
                                     const ImportOptions& options, Progress& progress)
{
    ImportPreview preview;
    preview.options = options;
    const LedgerDef* def = catalog.ledger(options.ledger);
    if (def == nullptr)
        return fail(ErrorKind::Usage, "没有这个台账，请重新选择。");
    const HeadingIndex index(catalog, *def);
    for (const std::string& input : options.inputs) {
        LX_ASSIGN(const auto workbook, open_workbook(input));
        PlanOptions plan_options;
        plan_options.sheet = options.sheet;
        plan_options.file_bytes = QFileInfo(qt(input)).size();
        LX_ASSIGN(auto plan, plan_import(*workbook, index, plan_options, progress));
        preview.plans.push_back(std::move(plan));
    }
    preview.columns = column_rows(index, options.inputs, preview.plans);
    ImportOptions trial = options;
    trial.dry_run = true;
    LX_ASSIGN(preview.report, import_ledger(database, catalog, actor, trial, progress));
    return preview;
}

QStringList column_headings()
{
    return {Tr::tr("Sheet"), Tr::tr("Column of the file"), Tr::tr("Goes into"), Tr::tr("Remark")};
}

std::vector<Row> column_rows(const HeadingIndex& index, const std::vector<std::string>& inputs,
                             const std::vector<ImportPlan>& plans)
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        for (const SheetTable& table : plans[i].tables) {
            QString place = qt(table.name);
            if (inputs.size() > 1)
                place.prepend(file_name_of(inputs[i]) + QStringLiteral(" / "));
            const auto first = table.table.first_heading + 1;
            const auto last = table.table.last_heading + 1;
            if (first == last)
                place += QStringLiteral("  ") + Tr::tr("headings in row %1").arg(first);
            else if (first < last)
                place +=
                    QStringLiteral("  ") + Tr::tr("headings in rows %1–%2").arg(first).arg(last);
            for (const TableColumn& column : table.table.columns)
                rows.push_back(column_row(index, table, column, place));
        }
    }
    return rows;
}

QStringList issue_headings(bool many_files)
{
    QStringList headings{Tr::tr("Sheet"), Tr::tr("Row"), Tr::tr("Column"), Tr::tr("Value"),
                         Tr::tr("Reason")};
    if (many_files)
        headings.prepend(Tr::tr("File"));
    return headings;
}

std::vector<Row> issue_rows(const std::vector<ImportIssue>& issues,
                            const std::vector<std::string>& inputs, Tone tone, std::size_t limit)
{
    std::vector<Row> rows;
    for (const ImportIssue& issue : issues) {
        if (rows.size() == limit)
            break;
        Row row;
        row.tone = tone;
        if (inputs.size() > 1)
            row.texts << file_name_of(inputs[static_cast<std::size_t>(issue.input)]);
        row.texts << qt(issue.sheet) << (issue.row > 0 ? QString::number(issue.row) : QString())
                  << qt(issue.column) << qt(issue.value) << qt(issue.reason);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace lx::ui
