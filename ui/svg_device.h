// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPaintDevice>
#include <QSize>

#include <memory>

namespace maskscope {

class SvgEngine;

/// What is painted on it becomes an SVG picture: shapes stay shapes, text stays text. Give the
/// painter an end() before asking for the picture.
///
/// Not QSvgGenerator: Qt 6.4's drops clips, so that a zoomed chart runs over its axes.
class SvgDevice : public QPaintDevice
{
public:
    explicit SvgDevice(const QSize& size);
    ~SvgDevice() override;
    SvgDevice(const SvgDevice&) = delete;
    SvgDevice& operator=(const SvgDevice&) = delete;

    [[nodiscard]] QByteArray picture() const;
    [[nodiscard]] QPaintEngine* paintEngine() const override;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    std::unique_ptr<SvgEngine> m_engine;
};

} // namespace maskscope
