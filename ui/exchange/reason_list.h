#pragma once

#include <QTableView>

#include "ui/presentation/import_rows_model.h"
#include "ui/presentation/text_table_model.h"

namespace lx::ui {

/// Why rows are refused or want a look: each reason once, with the number of rows, the most
/// frequent first.
class ReasonList : public QTableView
{
    Q_OBJECT
public:
    explicit ReasonList(QWidget* parent = nullptr);
    /// `ways`: "all rows" and "refused rows" stand in front, to choose rows with.
    void show_reasons(const ImportPreview& preview, bool ways);
    [[nodiscard]] GlanceWish wish() const;

Q_SIGNALS:
    void chosen();

private:
    TextTableModel* m_model = nullptr;
    bool m_filling = false;
};

} // namespace lx::ui
