#pragma once

#include <QObject>
#include <QTimer>

#include "core/ledger/ledger_def.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// A row a reference may point to.
struct ReferenceChoice
{
    std::int64_t id = 0;
    QString label;        ///< its name
    QString more;         ///< what tells it from others of the same name: code, place
    int match_begin = 0;  ///< the part of the name that goes with what was typed, in UTF-16 units
    int match_length = 0; ///< 0: it was found by something else
};

/// Looks up rows of a ledger by words, code or pinyin initials, the likeliest first, in a worker, a
/// little after the last keystroke.
class ReferenceSearch : public QObject
{
    Q_OBJECT
public:
    ReferenceSearch(AppContext& context, const LedgerDef& def, QObject* parent);
    void search(const QString& text);
    /// Waits no longer.
    void search_now(const QString& text);

Q_SIGNALS:
    /// Answer to the newest search. `none`: the ledger has no rows at all.
    void found(const QString& text, const std::vector<lx::ui::ReferenceChoice>& choices, bool none);

private:
    struct Answer
    {
        std::vector<ReferenceChoice> choices;
        bool none = false;
    };
    void run();

    AppContext& m_context;
    const LedgerDef& m_def;
    JobSlot m_slot;
    QTimer m_timer{this};
    QString m_text;
};

} // namespace lx::ui
