#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace lx::ui {

class AppContext;
class LineLabel;

/// The line below everything: words of the page at the left; long work with what it is doing, a
/// count and 取消; the file at the right.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(AppContext& context, QWidget* parent = nullptr);
    void set_page_text(const QString& text);

Q_SIGNALS:
    void page_text_clicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show_jobs();
    void show_document();

    AppContext& m_context;
    LineLabel* m_text = nullptr;
    LineLabel* m_job = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
    LineLabel* m_file = nullptr;
    quint64 m_job_id = 0;
};

} // namespace lx::ui
