#pragma once

#include <QFrame>
#include <QStringList>

class QPushButton;

namespace lx::ui {

class TextLabel;

/// Where spreadsheet files are dropped, or chosen with a button.
class DropZone : public QFrame
{
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);
    [[nodiscard]] QPushButton* button() const { return m_button; }
    void set_files(const QStringList& paths);

Q_SIGNALS:
    void choose_wanted();
    void dropped(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_text = nullptr;
    QPushButton* m_button = nullptr;
    bool m_over = false;
};

/// Files of a drag that look like spreadsheets.
[[nodiscard]] QStringList spreadsheets_of(const QMimeData* data);
/// "… (*.xlsx *.xls …)" for the file dialogs.
[[nodiscard]] QString spreadsheet_filter();

} // namespace lx::ui
