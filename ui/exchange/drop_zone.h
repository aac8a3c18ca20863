#pragma once

#include <QFrame>
#include <QStringList>

namespace lx::ui {

/// Where spreadsheet files are dropped, or chosen with a button.
class DropZone : public QFrame
{
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);

Q_SIGNALS:
    void choose_wanted();
    void dropped(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_over = false;
};

/// Files of a drag that look like spreadsheets.
[[nodiscard]] QStringList spreadsheets_of(const QMimeData* data);
/// "… (*.xlsx *.xls …)" for the file dialogs.
[[nodiscard]] QString spreadsheet_filter();

} // namespace lx::ui
