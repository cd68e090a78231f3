"""Where the content and the notebooks lie: in a checkout, or inside an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _beside(name: str) -> Path:
    """The folder that a wheel carries inside the package, else the one of the checkout."""
    shipped = _PACKAGE / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


def data_dir() -> Path:
    """Return the folder with the content (TOML files).

    Example:
        >>> (data_dir() / "sources.toml").is_file()
        True
    """
    return _beside("data")


def in_checkout() -> bool:
    """Whether the content is that of a checkout, where its authors change it.

    Example:
        >>> in_checkout() == (data_dir().parent != Path(__file__).parent)
        True
    """
    return data_dir().parent != _PACKAGE


def plotly_js() -> Path:
    """Return the plotly.js that pages load: the small bundle of the build, else plotly's own.

    Example:
        >>> plotly_js().name
        'plotly.min.js'
    """
    from importlib.resources import files

    small = _PACKAGE / "plotly_js" / "plotly.min.js"
    return small if small.is_file() else Path(str(files("plotly"))) / "package_data" / small.name


def movements_dir() -> Path:
    """Return the folder with the solved movements of the drawn person, made by the build.

    Example:
        >>> movements_dir().name
        'movements'
    """
    return _PACKAGE / "movements"


def notebooks_dir() -> Path:
    """Return the folder with the lesson notebooks.

    Example:
        >>> (notebooks_dir() / "00_index.ipynb").is_file()
        True
    """
    return _beside("notebooks")
