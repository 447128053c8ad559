self.textAt = async (url) => (await fetch(url)).text();
