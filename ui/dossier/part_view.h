#pragma once

#include <memory>

#include <QWidget>

#include "core/rows/dossier.h"
#include "ui/presentation/ledger_rows.h"

class QPushButton;
class QTableView;

namespace lx::ui {

class TextTableModel;
class TextLabel;

/// Rows of another ledger in a row's dossier: the newest few, with the ways to enter one, to edit
/// one and to all of them. As high as its rows.
class PartView : public QWidget
{
    Q_OBJECT
public:
    explicit PartView(const DossierPart& part, QWidget* parent = nullptr);
    /// `day`: rows that have ended by then are faint.
    void show_rows(const DossierRows& rows, const std::vector<ShownRow>& shown, Date day,
                   bool read_only);

Q_SIGNALS:
    void edit_wanted(const QString& ledger, qint64 id);
    /// A new row that refers to `owner`.
    void add_wanted(const QString& ledger, const QString& field, qint64 owner);
    void all_wanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit_height();
    /// The last columns give way where there is no room for all: they count least.
    void fit_columns();

    DossierPart m_part;
    std::int64_t m_owner = 0;
    int m_stretched = 0; ///< column that takes the rest
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_count = nullptr;
    QPushButton* m_all = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace lx::ui
