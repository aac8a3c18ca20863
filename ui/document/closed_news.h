#pragma once

#include <optional>
#include <vector>

#include <QObject>

#include "core/store/data_change.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// Tells whoever changed rows that reach back into a closed quarter, by whatever hand, that its
/// figures stay as they are.
class ClosedNews : public QObject
{
    Q_OBJECT
public:
    explicit ClosedNews(AppContext& context, QObject* parent = nullptr);

private:
    void note(const DataChange& change);
    [[nodiscard]] bool any_closed();
    void look();

    AppContext& m_context;
    JobSlot m_looking;
    std::vector<std::int64_t> m_waiting; ///< actions to be looked at
    std::optional<bool> m_any;           ///< a quarter of the file is closed; none = not known
};

} // namespace lx::ui
