#include "ui/presentation/import_words.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/exchange/heading_index.h"
#include "core/exchange/reference_adder.h"
#include "core/ledger/number_scrub.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr std::size_t most_rows = 6; ///< named in one line

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(lx::ui::ImportWords)
};

/// "第 4、9 行", "第 4、9 … 等 30 行"; rows from 0.
QString rows_words(const std::vector<std::int64_t>& rows, std::int64_t count)
{
    QStringList numbers;
    for (std::size_t i = 0; i < rows.size() && i < most_rows; ++i)
        numbers << QString::number(rows[i] + 1);
    const QString listed = numbers.join(QStringLiteral("、"));
    return count > numbers.size()
               ? Tr::tr("rows %1 and others, %2 in all").arg(listed, count_text(count))
               : Tr::tr("row %1").arg(listed);
}

QString name_of(const Catalog& catalog, const HeadingIndex& index, const std::string& field)
{
    if (const auto target = index.target(field))
        return qt(index.field(*target).name);
    const auto added = added_field(catalog, field);
    return added ? qt(added->def->name) + QStringLiteral(" / ") +
                       qt(added->def->fields[static_cast<std::size_t>(added->field)].name)
                 : qt(field);
}

} // namespace

QString table_place(const ImportPreview& preview, int table)
{
    const ImportedTable& told = preview.report.tables[static_cast<std::size_t>(table)];
    const auto& inputs = preview.options.inputs;
    const QString sheet = qt(told.name);
    return inputs.size() < 2 ? sheet
                             : file_name_of(inputs.at(static_cast<std::size_t>(told.input))) +
                                   QStringLiteral(" · ") + sheet;
}

QString table_words(const ImportedTable& table)
{
    const auto first = table.first_heading + 1;
    const auto last = table.last_heading + 1;
    const QString rows = Tr::tr("%1 rows").arg(count_text(table.facts.rows));
    if (first > last)
        return Tr::tr("no headings") + QStringLiteral(" · ") + rows;
    const QString headings = first == last ? Tr::tr("headings in row %1").arg(first)
                                           : Tr::tr("headings in rows %1–%2").arg(first).arg(last);
    return headings + QStringLiteral(" · ") + rows;
}

QStringList skipped_words(const ImportedTable& table)
{
    const TableFacts& facts = table.facts;
    QStringList lines;
    const auto add = [&](const QString& what, const PassedRows& passed) {
        if (passed.count > 0)
            lines << what.arg(rows_words(passed.rows, passed.count));
    };
    add(Tr::tr("Totals: %1"), facts.totals);
    add(Tr::tr("Signatures and remarks: %1"), facts.labels);
    add(Tr::tr("Lines nobody filled in: %1"), facts.forms);
    PassedRows sections;
    PassedRows samples;
    for (const SkippedRow& skipped : facts.skipped) {
        if (skipped.kind != RowKind::Unit) // told among the warnings
            (skipped.kind == RowKind::Sample ? samples : sections).add(skipped.row);
    }
    sections.count += facts.skipped_more;
    add(Tr::tr("Lines of sections: %1"), sections);
    add(Tr::tr("Samples of the template: %1"), samples);
    if (facts.hidden_rows > 0)
        lines << Tr::tr("Hidden rows, taken too: %1").arg(count_text(facts.hidden_rows));
    return lines;
}

QStringList carried_words(const Catalog& catalog, const ImportPreview& import)
{
    const auto& carries = catalog.ledger(import.report.ledger)->carries;
    QStringList words;
    for (const auto& [ledger, counts] : import.report.also) {
        const LedgerDef* other = catalog.ledger(ledger);
        QStringList parts;
        if (counts.added > 0)
            parts << Tr::tr("added %1").arg(count_text(counts.added));
        if (counts.updated > 0)
            parts << Tr::tr("updated %1").arg(count_text(counts.updated));
        if (counts.unchanged > 0)
            parts << Tr::tr("unchanged %1").arg(count_text(counts.unchanged));
        if (other == nullptr || parts.isEmpty())
            continue;
        QString text = qt(other->name) + QLatin1Char(' ') + parts.join(QStringLiteral("、"));
        const bool dated = std::any_of(carries.begin(), carries.end(), [&](const auto& carried) {
            return carried.ledger == other->code && !carried.date_field.empty();
        });
        if (dated && import.options.as_of)
            text += Tr::tr(" (dated %1 unless the list says otherwise)")
                        .arg(date_text(*import.options.as_of));
        words << text;
    }
    return words;
}

QStringList remembered_words(const Catalog& catalog, const ImportOptions& options)
{
    const HeadingIndex index(catalog, *catalog.ledger(options.ledger));
    const ImportAnswers& answers = options.answers;
    QStringList lines;
    for (const auto& [heading, field] : answers.mapping.columns)
        lines
            << (field.empty()
                    ? Tr::tr("Column “%1”: not imported").arg(qt(heading))
                    : Tr::tr("Column “%1” → %2").arg(qt(heading), name_of(catalog, index, field)));
    for (const ImportAnswers::Fill& fill : answers.fills)
        lines << Tr::tr("%1: “%2” where the list has none")
                     .arg(name_of(catalog, index, fill.field), qt(fill.value));
    for (const ImportAnswers::Meaning& meaning : answers.meanings) {
        const QString name = name_of(catalog, index, meaning.field);
        const QString text = qt(with_numbers_masked(meaning.text));
        lines << (meaning.value.empty()
                      ? Tr::tr("%1: “%2” is left blank").arg(name, text)
                      : Tr::tr("%1: “%2” → “%3”").arg(name, text, qt(meaning.value)));
    }
    for (const ImportAnswers::Addition& addition : answers.add) {
        if (!addition.name.empty())
            lines << Tr::tr("%1: “%2” is added where it is not there")
                         .arg(qt(catalog.ledger(addition.ledger)->name),
                              qt(with_numbers_masked(addition.name)));
    }
    return lines;
}

} // namespace lx::ui
