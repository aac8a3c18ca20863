#include "ui/presentation/event_words.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>

#include "core/events/event_plan.h"
#include "core/events/event_text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

namespace {

constexpr std::size_t rows_told = 12; ///< with their fields, in one line

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(lx::ui::EventWords)
};

QString verb_of(const PlannedRow& row)
{
    return row.added() ? Tr::tr("new") : row.ended() ? Tr::tr("ended") : Tr::tr("changed");
}

/// Rows of a ledger to which the same happens.
struct Kind
{
    const LedgerDef* ledger = nullptr;
    QString verb;
    std::vector<const PlannedRow*> rows;
};

std::vector<Kind> kinds_of(const EventPlan& plan)
{
    std::vector<Kind> kinds;
    for (const PlannedRow& row : plan.rows) {
        const QString verb = verb_of(row);
        auto known = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
            return kind.ledger == row.ledger && kind.verb == verb;
        });
        if (known == kinds.end()) {
            kinds.push_back({row.ledger, verb, {}});
            known = std::prev(kinds.end());
        }
        known->rows.push_back(&row);
    }
    return kinds;
}

class FieldWords
{
public:
    FieldWords(Database& database, const Catalog& catalog, const EventPlan& plan)
        : m_catalog(catalog), m_store(database, catalog)
    {
        for (const PlannedRow& row : plan.rows)
            if (row.added())
                m_made[{row.ledger->code, row.id}] = qt(row.label);
    }

    Result<QStringList> of(const Kind& kind)
    {
        const LedgerDef& def = *kind.ledger;
        std::vector<Record> before;
        std::vector<Record> after;
        for (std::size_t i = 0; i < std::min(rows_told, kind.rows.size()); ++i) {
            before.push_back(kind.rows[i]->added() ? Record(def) : kind.rows[i]->before);
            after.push_back(kind.rows[i]->after);
        }
        LX_ASSIGN(const auto was, show_rows(m_store, m_catalog, def, std::move(before), true));
        LX_ASSIGN(const auto is, show_rows(m_store, m_catalog, def, std::move(after), true));
        QStringList told;
        for (std::size_t i = 0; i < is.size(); ++i) {
            QStringList words;
            for (std::size_t field = 0; field < def.fields.size(); ++field)
                if (was[i].record.values[field] != is[i].record.values[field])
                    words << word(def.fields[field], was[i].texts[field],
                                  text(def.fields[field], is[i], field));
            const QString name =
                kind.rows.size() == 1 ? QString() : qt(kind.rows[i]->label) + QStringLiteral("：");
            told << name + words.join(QStringLiteral("；"));
        }
        return told;
    }

private:
    /// A row that is going to be added has no name in the file yet.
    QString text(const FieldDef& field, const ShownRow& row, std::size_t at) const
    {
        const auto* id = std::get_if<std::int64_t>(&row.record.values[at]);
        if (id == nullptr || field.ledger.empty())
            return row.texts[at];
        const auto made = m_made.find({field.ledger, *id});
        return made == m_made.end() ? row.texts[at] : made->second;
    }

    static QString word(const FieldDef& field, const QString& was, const QString& is)
    {
        const QString now = is.isEmpty() ? Tr::tr("(blank)") : is;
        return qt(field.name) + QLatin1Char(' ') +
               (was.isEmpty() ? now : QStringLiteral("%1 → %2").arg(was, now));
    }

    const Catalog& m_catalog;
    LedgerStore m_store;
    std::map<std::pair<std::string, std::int64_t>, QString> m_made;
};

} // namespace

Result<std::vector<EventLine>> event_lines(Database& database, const Catalog& catalog,
                                           const EventPlan& plan)
{
    FieldWords fields(database, catalog, plan);
    std::vector<EventLine> lines;
    for (const Kind& kind : kinds_of(plan)) {
        std::vector<std::string> names;
        for (const PlannedRow* row : kind.rows)
            names.push_back(row->label);
        EventLine line;
        line.text = QStringLiteral("%1 %2").arg(qt(kind.ledger->name), kind.verb);
        if (names.size() > 1)
            line.text += Tr::tr(" %1 rows").arg(count_text(static_cast<qint64>(names.size())));
        line.text += QStringLiteral("：") + qt(few_of(names));
        LX_ASSIGN(line.fields, fields.of(kind));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace lx::ui
