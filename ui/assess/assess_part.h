#pragma once

#include <functional>
#include <memory>

#include <QWidget>

#include "core/assess/result.h"
#include "core/assess/round.h"
#include "core/store/writer.h"
#include "ui/document/app_context.h"

class QAbstractItemModel;
class QTableView;

namespace lx::ui {

/// A round as the page shows it, with what is computed of it.
struct ShownRound
{
    AssessRound round;
    AssessResults results;
    OrgNames names;
    std::string assessor; ///< its name

    [[nodiscard]] QString name(std::int64_t org) const;
    /// "–" where something is missing.
    [[nodiscard]] QString score(const std::optional<Fraction>& score) const;
};
using ShownRoundPtr = std::shared_ptr<const ShownRound>;

/// One step of a round on the page.
class AssessPart : public QWidget
{
    Q_OBJECT
public:
    explicit AssessPart(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
    {}
    /// Shows the round as it is now; never null.
    void take(ShownRoundPtr shown)
    {
        m_shown = std::move(shown);
        shown_changed();
    }
    /// Where the keyboard goes.
    virtual void focus_first() = 0;

protected:
    virtual void shown_changed() = 0;
    [[nodiscard]] AppContext& context() { return m_context; }
    [[nodiscard]] const ShownRound& shown() const { return *m_shown; }
    [[nodiscard]] const ShownRoundPtr& shared() const { return m_shown; }
    [[nodiscard]] const AssessRound& round() const { return m_shown->round; }
    [[nodiscard]] bool has_round() const { return m_shown != nullptr; }
    /// The file may be written and the round isn't closed.
    [[nodiscard]] bool editable() const;
    /// One act on the round as it is in the file now, as one action; what was refused is told.
    /// False where nothing was written.
    bool act(const QString& title, const std::function<Result<>(Writer&, const AssessRound&)>& act);
    /// A day as people type it; nothing where the text is none (which is told) or blank.
    [[nodiscard]] std::optional<Date> entered_day(const QString& text);
    /// A table in the program's look with headings that wrap.
    QTableView* table(QAbstractItemModel* model, const QString& name);

private:
    AppContext& m_context;
    ShownRoundPtr m_shown;
};

} // namespace lx::ui
