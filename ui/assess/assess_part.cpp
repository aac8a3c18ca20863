#include "ui/assess/assess_part.h"

#include <QTableView>

#include "core/ledger/field_text.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

QString ShownRound::name(std::int64_t org) const
{
    const auto found = names.find(org);
    return found == names.end() ? AssessPart::tr("an organization that is gone")
                                : qt(found->second);
}

QString ShownRound::score(const std::optional<Fraction>& score) const
{
    return score ? qt(score_text(*round.scheme, *score)) : QStringLiteral("–");
}

bool AssessPart::editable() const
{
    return m_shown != nullptr && !m_context.read_only() && !round().closed;
}

bool AssessPart::act(const QString& title,
                     const std::function<Result<>(Writer&, const AssessRound&)>& act)
{
    // As it is in the file now: what was entered a moment ago isn't shown yet.
    const auto now = load_assess_round(m_context.database(), m_context.definitions()->facts(),
                                       m_shown->round.id);
    const auto done = now ? m_context.change(tr("%1: %2").arg(qt(round_title(now->id))).arg(title),
                                             [&](Writer& writer) { return act(writer, *now); })
                          : Result<std::int64_t>(fail(now.error()));
    if (!done)
        m_context.notices().error(done.error());
    return done.has_value();
}

std::optional<Date> AssessPart::entered_day(const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    const Catalog& catalog = *m_context.catalog();
    const FieldReading read =
        read_field(catalog, *catalog.ledger("assessment")->field("interview_date"), utf8_of(text));
    if (!read.error.empty())
        m_context.notices().error({ErrorKind::Refused, read.error, {}});
    return Date::from_iso(lx::text_of(read.value));
}

QTableView* AssessPart::table(QAbstractItemModel* model, const QString& name)
{
    auto* view = new QTableView(this);
    view->setHorizontalHeader(new WrapHeader(view));
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    return view;
}

} // namespace lx::ui
