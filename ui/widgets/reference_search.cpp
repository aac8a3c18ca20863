#include "ui/widgets/reference_search.h"

#include "core/base/text.h"
#include "core/rows/look_up.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

namespace {

constexpr int wait_ms = 120;
constexpr std::size_t choices_limit = 20;

/// Some further fields that tell rows of one name apart: the key and the first references.
QString more_of(const LedgerDef& def, const ShownRow& row)
{
    QStringList parts;
    for (std::size_t i = 0; i < def.fields.size() && parts.size() < 2; ++i) {
        const FieldDef& field = def.fields[i];
        const QString& text = row.texts[i];
        if (field.key == def.label || text.isEmpty())
            continue;
        if (field.in_key || field.type == FieldType::Ref || field.key == "kind")
            parts << text;
    }
    return parts.join(QStringLiteral(" · "));
}

ReferenceChoice choice_of(const LedgerDef& def, const ShownRow& row, const LookedUp& found)
{
    ReferenceChoice choice{row.record.id, qt(found.label), more_of(def, row)};
    const std::u32string name = code_points(found.label);
    const auto units = [&](std::size_t from, std::size_t count) {
        return static_cast<int>(qt(utf8(name.substr(from, count))).size());
    };
    choice.match_begin = units(0, found.match.begin);
    choice.match_length = units(found.match.begin, found.match.length);
    return choice;
}

} // namespace

ReferenceSearch::ReferenceSearch(AppContext& context, const LedgerDef& def, QObject* parent)
    : QObject(parent), m_context(context), m_def(def), m_slot(context.jobs())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(wait_ms);
    connect(&m_timer, &QTimer::timeout, this, &ReferenceSearch::run);
}

void ReferenceSearch::search(const QString& text)
{
    m_text = text;
    m_timer.start();
}

void ReferenceSearch::search_now(const QString& text)
{
    m_timer.stop();
    m_text = text;
    run();
}

void ReferenceSearch::run()
{
    m_slot.start<Answer>(
        JobKind::Quick, {},
        [path = m_context.path8(), catalog = m_context.catalog(), ledger = m_def.code,
         text = utf8_of(m_text.trimmed())](JobProgress& progress) -> Result<Answer> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const LedgerDef& def = *catalog->ledger(ledger);
            LedgerStore store(*database, *catalog);
            LX_ASSIGN(auto found, look_up(store, def, text, choices_limit));
            Answer answer;
            if (found.empty()) {
                Query all;
                all.ledger = ledger;
                LX_ASSIGN(const auto first, store.first(all, 1));
                answer.none = first.empty();
            }
            std::vector<Record> records;
            records.reserve(found.size());
            for (LookedUp& row : found)
                records.push_back(std::move(row.record));
            LX_ASSIGN(const auto rows, show_rows(store, *catalog, def, std::move(records), true));
            for (std::size_t i = 0; i < rows.size(); ++i)
                answer.choices.push_back(choice_of(def, rows[i], found[i]));
            return answer;
        },
        [this, text = m_text](Result<Answer> answer) {
            if (answer)
                Q_EMIT found(text, answer->choices, answer->none);
        });
}

} // namespace lx::ui
