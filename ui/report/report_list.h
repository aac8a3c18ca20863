#pragma once

#include <vector>

#include <QElapsedTimer>
#include <QListWidget>

#include "core/report/report_def.h"
#include "core/report/sheet_def.h"

namespace lx::ui {

/// The reports and printed sheets the program knows, under a heading each.
class ReportList : public QListWidget
{
    Q_OBJECT
public:
    /// Id of the first entry: the quarter with all its reports.
    static constexpr const char* quarter_id = "@quarter";

    explicit ReportList(QWidget* parent = nullptr);
    void fill(const std::vector<ReportDef>& reports, const std::vector<SheetDef>& sheets,
              const QString& current);
    /// Chooses an entry by its id, says `chosen`.
    bool choose(const QString& id);
    [[nodiscard]] QString current() const;
    /// Typing goes to the entry meant, by its characters or pinyin initials.
    void keyboardSearch(const QString& typed) override;

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void add_heading(const QString& text);

    QString m_typed; ///< without a pause
    QElapsedTimer m_pause;
};

} // namespace lx::ui
